"""What .ci/check-layout measures with."""
