"""Chromium without a window, spoken to over a pipe in its own protocol: no driver is needed."""

import base64
import json
import os
import subprocess
import tempfile

QUIET = ("quic", "background-networking", "component-update", "sync", "gpu", "extensions")


class Browser:
    """One page of it. Use it in a `with`."""

    def __init__(self, chromium, scratch):
        self.profile = tempfile.TemporaryDirectory(dir=scratch)
        hear, self.to = os.pipe()
        self.back, answer = os.pipe()

        def wire():  # it listens on 3 and answers on 4
            ends = os.dup(hear), os.dup(answer)
            os.dup2(ends[0], 3)
            os.dup2(ends[1], 4)

        self.process = subprocess.Popen(
            [
                chromium,
                "--headless",
                "--no-sandbox",
                "--no-first-run",
                "--hide-scrollbars",
                "--disable-dev-shm-usage",
                *(f"--disable-{what}" for what in QUIET),
                "--remote-debugging-pipe",
                f"--user-data-dir={self.profile.name}",
                "about:blank",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            preexec_fn=wire,
            pass_fds=(3, 4),
        )
        os.close(hear)
        os.close(answer)
        self.count, self.rest, self.told, self.session = 0, b"", [], None
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        attached = self.ask("Target.attachToTarget", targetId=target, flatten=True)
        self.session = attached["sessionId"]
        self.ask("Page.enable")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.close(self.to)
        self.process.terminate()
        self.process.wait(30)
        os.close(self.back)
        self.profile.cleanup()

    def ask(self, method, **parameters):
        """The answer to a command; what else is told meanwhile is kept."""
        self.count += 1
        message = {"id": self.count, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.to, data) :]
        while True:
            told = self.hear()
            if told.get("id") == self.count:
                break
            self.told.append(told.get("method"))
        if "error" in told:
            raise RuntimeError(f"{method}: {told['error']['message']}")
        return told["result"]

    def hear(self):
        while b"\0" not in self.rest:
            piece = os.read(self.back, 1 << 20)
            if not piece:
                raise RuntimeError("Chromium ended")
            self.rest += piece
        message, self.rest = self.rest.split(b"\0", 1)
        return json.loads(message)

    def open(self, address):
        """Returns when all is loaded."""
        self.told.clear()
        self.ask("Page.navigate", url=address)
        while "Page.loadEventFired" not in self.told:
            self.told.append(self.hear().get("method"))

    def run(self, script):
        """What JavaScript comes to, its promise kept."""
        told = self.ask(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True
        )
        if "exceptionDetails" in told:
            raise RuntimeError(told["exceptionDetails"]["exception"].get("description"))
        return told["result"].get("value")

    def show(self, width, scheme="light", media="screen", height=900):
        """The window so wide, in a colour scheme, on screen or as in print."""
        self.ask(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.ask("Emulation.setEmulatedMedia", media=media, features=features)

    def press(self, key):
        code = {"Tab": 9, "Enter": 13}[key]
        for kind in ("keyDown", "keyUp"):
            text = {"text": "\r"} if key == "Enter" and kind == "keyDown" else {}
            self.ask(
                "Input.dispatchKeyEvent",
                type=kind,
                key=key,
                code=key,
                windowsVirtualKeyCode=code,
                **text,
            )

    def picture(self, path, whole=True):
        shot = self.ask("Page.captureScreenshot", captureBeyondViewport=whole)
        path.write_bytes(base64.b64decode(shot["data"]))

    def pdf(self, path):
        printed = self.ask("Page.printToPDF", preferCSSPageSize=True, printBackground=False)
        path.write_bytes(base64.b64decode(printed["data"]))
