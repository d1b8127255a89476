"""The address that hostile files name: it answers, and counts whoever calls."""
import socket
import threading

from corpus.bait import MARK


class BaitServer:
    def __enter__(self):
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.calls = 0
        threading.Thread(target=self._serve, daemon=True).start()
        return self

    def __exit__(self, *_):
        self._listener.close()

    def _serve(self):
        while True:
            try:
                caller, _ = self._listener.accept()
            except OSError:
                return
            self.calls += 1
            with caller:
                self._answer(caller)

    def _answer(self, caller):
        body = f"{MARK}\n".encode()
        try:
            caller.settimeout(1)
            caller.recv(4096)
            caller.sendall(b"HTTP/1.0 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body))
        except OSError:
            pass  # Who hangs up has called all the same.
