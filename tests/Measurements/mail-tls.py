"""An alert by mail over STARTTLS, whole: a mail server on this machine with a certificate of an authority of its own, the program as it is served, a saved search, a new person, the mail.

usage: mail-tls.py [APP.dll] [PORT]     (APP: the built talentscout.dll; needs openssl)

The authority is made known as an operator would, by SSL_CERT_FILE. Said at the end: protocol, cipher, who signed in, recipient and subject; and that the same server without that
authority is sent nothing.
"""
import base64, json, os, pathlib, socket, ssl, subprocess, sys, tempfile, threading, time, urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
PASSWORD = "only-for-this-run"


def person(login):
    return json.dumps({"source": "referral", "handle": login, "name": login.title(), "place": "Berlin", "evidence": [
        {"skill": "go", "how": "merged", "count": 9, "first": "2025-01", "last": "2026-08", "url": f"https://example.org/{login}", "excerpt": "merged"}]}) + "\n"


def certificate(folder):
    """An authority, and a certificate for localhost signed by it."""
    run = lambda *a: subprocess.run(["openssl", *a], check=True, cwd=folder, capture_output=True)
    run("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "ca.key", "-out", "ca.pem", "-days", "2", "-subj", "/CN=Mail test authority")
    run("req", "-newkey", "rsa:2048", "-nodes", "-keyout", "mail.key", "-out", "mail.csr", "-subj", "/CN=localhost")
    (folder / "san").write_text("subjectAltName=DNS:localhost\nextendedKeyUsage=serverAuth\n")
    run("x509", "-req", "-in", "mail.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-out", "mail.pem", "-days", "2", "-extfile", "san")


class MailServer(threading.Thread):
    def __init__(self, folder):
        super().__init__(daemon=True)
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(folder / "mail.pem", folder / "mail.key")
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port, self.mails, self.plain, self.calls = self.listener.getsockname()[1], [], [], 0

    def run(self):
        while True:
            connection, _ = self.listener.accept()
            self.calls += 1
            try:
                self.talk(connection)
            except (OSError, ssl.SSLError, ValueError):
                pass
            finally:
                connection.close()

    def talk(self, connection):
        lines, secure, user, to = connection.makefile("rwb"), None, "", ""
        def say(text):
            lines.write(text.encode() + b"\r\n")
            lines.flush()
        say("220 test")
        while line := lines.readline().decode("latin-1").strip():
            word = line.split()[0].split(":")[0].upper()
            if secure is None and word not in ("EHLO", "STARTTLS", "QUIT", "HELO"):
                self.plain.append(line)
            if word == "EHLO":
                say("250-test")
                say("250 STARTTLS" if secure is None else "250 AUTH LOGIN PLAIN")
            elif word == "STARTTLS":
                say("220 go on")
                secure = self.context.wrap_socket(connection, server_side=True)
                lines = secure.makefile("rwb")
            elif word == "AUTH":
                say("334 " + base64.b64encode(b"Password:").decode())
                user = base64.b64decode(line.split()[-1]).decode()
                if base64.b64decode(lines.readline()).decode() != PASSWORD:
                    say("535 no")
                    continue
                say("235 welcome")
            elif word == "RCPT":
                to = line.split(":", 1)[1]
                say("250 ok")
            elif word == "DATA":
                say("354 go on")
                message = []
                while (text := lines.readline().decode("latin-1").rstrip("\r\n")) != ".":
                    message.append(text)
                say("250 taken")
                self.mails.append((secure.version(), secure.cipher()[0], user, to, "\n".join(message)))
            else:
                say("221 bye" if word == "QUIT" else "250 ok")


def ask(url, path, body=None):
    request = urllib.request.Request(url + path, json.dumps(body).encode() if body is not None else None, {"Content-Type": "application/json"}, method="GET" if body is None else "POST")
    return json.load(urllib.request.urlopen(request, timeout=60))


def alert(app, folder, data, port, server, trusted):
    """Saves a search, lets a person come, and waits until the delivery was tried."""
    environment = {**os.environ, "TALENTSCOUT_SMTP_PASSWORD": PASSWORD, **({"SSL_CERT_FILE": str(folder / "ca.pem")} if trusted else {})}
    imported = lambda text: subprocess.run(["dotnet", app, "import", "-", "--data", data], input=text, text=True, check=True, capture_output=True, env=environment)
    imported(person("first"))
    options = {"SmtpHost": "localhost", "SmtpPort": server.port, "SmtpUser": "scout", "From": "scout@example.org"}
    serve = subprocess.Popen(["dotnet", app, "serve", "--urls", f"http://127.0.0.1:{port}", "--data", data, "--jobs", str(folder), *(x for k, v in options.items() for x in ("--set", f"Alerts:{k}={v}"))],
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    try:
        url = f"http://127.0.0.1:{port}"
        for _ in range(120):
            try:
                urllib.request.urlopen(url + "/readyz", timeout=5)
                break
            except OSError:
                time.sleep(.5)
        search = ask(url, "/api/v1/searches", {"q": "lang:go", "name": "Go", "email": "sourcer@example.org"})["id"]
        ask(url, f"/api/v1/searches/{search}/check", {})
        imported(person("second"))
        for _ in range(60):
            if ask(url, "/api/v1/search?q=lang:go")["total"] == 2:
                break
            time.sleep(.5)
        ask(url, f"/api/v1/searches/{search}/check", {})
        for _ in range(90):
            delivery = ask(url, f"/api/v1/searches/{search}/deliveries")[0]
            if delivery["state"] == "sent" or delivery.get("reason"):
                return delivery
            time.sleep(1)
        return delivery
    finally:
        serve.terminate()
        serve.wait()


def main(app=str(ROOT / "src/TalentScout.App/bin/Release/net10.0/talentscout.dll"), port="9206"):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        certificate(folder)
        server = MailServer(folder)
        server.start()
        told = alert(app, folder, str(folder / "trusted"), port, server, trusted=True)
        for version, cipher, user, to, message in server.mails:
            print(f"sent over {version} ({cipher}), signed in as {user}, to {to}: {next(l for l in message.splitlines() if l.startswith('Subject'))}")
        taken = len(server.mails)
        untold = alert(app, folder, str(folder / "untrusted"), port, server, trusted=False)
        print(f"with the authority known: {told['state']}; unknown: {untold['state']} ({untold.get('reason')}); {len(server.mails) - taken} mails and {len(server.plain)} commands without protection")
        return 0 if told["state"] == "sent" and taken == 1 and untold["state"] != "sent" and len(server.mails) == taken and not server.plain else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
