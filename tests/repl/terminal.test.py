"""`regelboek probeer` through a real pseudo-terminal: keys, Tab, history, Ctrl-C and Ctrl-D, colour, the width of the window.

Nothing sleeps: every step waits for text that must appear, and fails when it does not within the time limit.
"""
import codecs
import errno
import fcntl
import os
import pathlib
import pty
import re
import select
import shutil
import stat
import struct
import sys
import tempfile
import termios
import time

TOOL, ROOT = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve()
HERE = ROOT / "tests" / "repl"
LIMIT = 60.0  # seconds; only a failing test waits this long
UP, LEFT, HOME, END = "\x1b[A", "\x1b[D", "\x1b[H", "\x1b[F"
CTRL_A, CTRL_C, CTRL_D, CTRL_E, CTRL_R, CTRL_U, TAB = "\x01", "\x03", "\x04", "\x05", "\x12", "\x15", "\t"
failures, count = [], 0


def expect(name, condition, shown):
    global count
    count += 1
    if not condition:
        failures.append(f"{name}; the screen:\n{shown!r}")


class Screen:
    """What a terminal of one line after the other shows: enough of what libedit sends."""

    def __init__(self):
        self.lines, self.column, self.rest = [""], 0, ""

    def put(self, character):
        line = self.lines[-1].ljust(self.column)
        self.lines[-1] = line[: self.column] + character + line[self.column + 1 :]
        self.column += 1

    def feed(self, text):
        # A command may arrive in two parts.
        text = self.rest + text
        part = re.search(r"\x1b(\[[\d;]*)?$", text)
        self.rest = part.group(0) if part else ""
        text = text[: len(text) - len(self.rest)]
        at = 0
        while at < len(text):
            found = re.compile(r"\x1b\[(\d*)([A-Za-z@])|\x1b\[[\d;]*m").match(text, at)
            if found:
                self.command(found)
                at = found.end()
                continue
            character = text[at]
            if character == "\n":
                self.lines.append("")
                self.column = 0
            elif character == "\r":
                self.column = 0
            elif character == "\x1b":
                raise SystemExit(f"a command of the terminal that this test does not know: {text[at : at + 12]!r}")
            elif character == "\b":
                self.column = max(0, self.column - 1)
            elif character != "\a":
                self.put(character)
            at += 1

    def command(self, found):
        number, letter = found.group(1), found.group(2)
        steps = int(number or 1)
        if letter == "K":
            self.lines[-1] = self.lines[-1][: self.column]
        elif letter == "G":
            self.column = steps - 1
        elif letter == "C":
            self.column += steps
        elif letter == "D":
            self.column = max(0, self.column - steps)
        elif letter == "P":
            self.lines[-1] = self.lines[-1][: self.column] + self.lines[-1][self.column + steps :]
        elif letter == "@":
            self.lines[-1] = self.lines[-1][: self.column] + " " * steps + self.lines[-1][self.column :]

    @property
    def last(self):
        return self.lines[-1].rstrip()


class Terminal:
    def __init__(self, folder, *arguments, width=80, **environment):
        self.received, self.screen, self.decoder = "", Screen(), codecs.getincrementaldecoder("utf-8")("replace")
        pid, self.handle = pty.fork()
        if pid == 0:
            os.chdir(folder)
            settings = {"TERM": "xterm", "LC_ALL": "C.UTF-8", "HOME": str(folder), "PATH": os.environ.get("PATH", "")}
            for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"):
                if name in os.environ:
                    settings[name] = os.environ[name]
            settings.update(environment)
            os.execve(TOOL, [TOOL, "probeer", *arguments], settings)
        self.pid = pid
        fcntl.ioctl(self.handle, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))

    def read(self, seconds):
        """Something that arrived; nothing at the end or after the time."""
        ready, _, _ = select.select([self.handle], [], [], max(0.0, seconds))
        if not ready:
            return None
        try:
            return os.read(self.handle, 65536)
        except OSError as problem:
            if problem.errno == errno.EIO:
                return None
            raise

    def until(self, done, what):
        """Reads until it is done."""
        end = time.monotonic() + LIMIT
        while not done():
            more = self.read(end - time.monotonic())
            if not more:
                raise SystemExit(f"waited for {what!r} in vain; received:\n{self.received!r}; screen: {self.screen.last!r}")
            text = self.decoder.decode(more)
            self.screen.feed(text)
            self.received += text

    def wait(self, text):
        """What came up to and with this text; the rest is for a next time."""
        self.until(lambda: text in self.received, text)
        at = self.received.index(text) + len(text)
        seen, self.received = self.received[:at], self.received[at:]
        return seen

    def line(self, wanted, prompt="> "):
        """Until the line that is being typed shows this, behind the prompt."""
        self.until(lambda: self.screen.last == (prompt + wanted).rstrip(), prompt + wanted)
        self.received = ""
        global count
        count += 1

    def send(self, keys):
        os.write(self.handle, keys.encode())

    def say(self, text, prompt="> "):
        """A whole line; what was answered."""
        self.send(text + "\r")
        self.wait(text)
        return self.wait("\n" + prompt)[: -len("\n" + prompt)]

    def end(self, keys=CTRL_D):
        """Until the program has ended by itself, with exit code 0."""
        self.send(keys)
        said, ends = self.received, time.monotonic() + LIMIT
        while True:
            more = self.read(ends - time.monotonic())
            if not more:
                break
            said += more.decode("utf-8", "replace")
        os.close(self.handle)  # a session that did not end is hung up on, and then has no exit code 0
        _, status = os.waitpid(self.pid, 0)
        code = os.waitstatus_to_exitcode(status)
        expect("the session ends, and well", code == 0, (code, said))

    def cancel(self):
        self.send(CTRL_C)
        self.wait("^C")
        self.wait("> ")


def editing(folder):
    terminal = Terminal(folder, "oefen.boek")
    terminal.wait("\n> ")
    terminal.send("gemente is Borne")
    terminal.line("gemente is Borne")
    terminal.send(HOME + "\x1b[C" * 3 + "e" + END + "x\x7f")
    terminal.line("gemeente is Borne")
    terminal.send(HOME + "\x1b[C" * 3 + "\x1b[3~")
    terminal.line("gemente is Borne")
    terminal.send("e\r")
    answer = terminal.wait("\n> ")
    expect("the corrected line is a sentence", "fout" not in answer, answer)
    answer = terminal.say("zaak")
    expect("what was typed is known", "gemeente is Borne" in answer, answer)
    terminal.send("vul" + CTRL_A + "x" + CTRL_E + "y" + LEFT * 2 + "z")
    terminal.line("xvuzly")
    terminal.send(CTRL_U)
    terminal.line("")
    answer = terminal.say("toelichting is “één café”")
    expect("letters with accents", "fout" not in answer, answer)
    terminal.send("café\x7f\x7fés")
    terminal.line("caés")
    terminal.cancel()
    answer = terminal.say("zaak")
    expect("Ctrl-C clears the line and keeps the case", "één café" in answer and "gemeente is Borne" in answer, answer)
    terminal.end(CTRL_D)


def completing(folder):
    terminal = Terminal(folder, "oefen.boek")
    terminal.wait("\n> ")

    def tab(typed, wanted):
        terminal.send(typed + TAB)
        terminal.line(wanted)
        terminal.send(CTRL_U)
        terminal.line("")

    tab("onge", "ongedaan")
    tab("gemeente is alme", "gemeente is Alme")
    tab("gemeente is almel", "gemeente is Almelo")
    tab("aanvraag ge", "aanvraag gesprekken")
    tab("product thu", "product thuishulp")
    tab("uitkomst gesprek is gee", 'uitkomst gesprek is "geen akkoord"')
    tab("uitkomst gesprek is é", "uitkomst gesprek is één-op-één")
    tab("ouder: gez", "ouder: gezag")
    tab("ouder: niet gez", "ouder: niet gezag")
    tab("verwijzer is hui", "verwijzer is huisarts")
    tab("wat als niet spo", "wat als niet spoed")
    tab("geen ges", "geen ges")
    tab("geen lop", "geen lopende toewijzingen")
    tab("vraag ui", "vraag uitvoeren")
    tab("gegevens gesp", "gegevens gesprek")
    tab("help onge", "help ongedaan")
    tab("laad zaa", "laad zaak.json")
    tab("sessies is 3; niet spo", "sessies is 3; niet spoed")
    terminal.say("aanvraag gesprekken")
    terminal.say("ouder: gezag")
    tab("waarom vooraf", "waarom vooraf")
    tab("waarom str", "waarom streef")
    tab("vergeet oude", "vergeet ouder")
    tab("vergeet product", "vergeet product van aanvraag")
    tab("vergeet gemeente", "vergeet gemeente")
    terminal.send("vergeet " + TAB)
    shown = terminal.wait("> vergeet ")
    expect("a list of what is known", "alles" in shown and "ouder 1" in shown and "ouders" in shown, shown)
    terminal.cancel()
    terminal.send("vul aan\r")
    terminal.wait("antwoord> ")
    terminal.send("ongedaa" + TAB)
    terminal.line("ongedaan", prompt="antwoord> ")
    terminal.send(CTRL_U + "stop\r")
    terminal.wait("gestopt")
    terminal.wait("\n> ")
    terminal.end()


def width(folder):
    for columns, rows in ((40, 2), (200, 1)):
        terminal = Terminal(folder, "oefen.boek", width=columns)
        terminal.wait("\n> ")
        terminal.send("vraag " + TAB)
        terminal.wait("\n")
        shown = terminal.wait("> vraag ")
        lines = shown.replace("\r", "").split("\n")[:-1]
        listed = [line for line in lines if "\x1b" not in line]
        expect(f"no line is wider than {columns}", listed and all(len(line) <= columns for line in listed), shown)
        words = " ".join(listed).split()
        expect("every question is listed", {"toewijzen", "kiezen", "mij"} <= set(words), shown)
        expect("wide windows take fewer lines", len(listed) == rows, shown)
        terminal.cancel()
        terminal.end()


def history(folder):
    state = folder / "staat"
    file = state / "regelboek" / "geschiedenis"
    first = Terminal(folder, "oefen.boek", XDG_STATE_HOME=str(state))
    first.wait("\n> ")
    first.say("geboortedatum is 12 maart 2010")
    first.say("producten thuis")
    first.send(UP)
    first.line("producten thuis")
    first.send(UP)
    first.line("geboortedatum is 12 maart 2010")
    first.send(CTRL_U)
    first.line("")
    first.end("stop\r")
    kept = file.read_text(encoding="utf-8")
    expect("commands are kept", "producten thuis\n" in kept, kept)
    expect("what was told about a case is not", "maart" not in kept, kept)
    expect("only the owner may read it", stat.S_IMODE(file.stat().st_mode) == 0o600, oct(file.stat().st_mode))
    expect("nor look into the folder", stat.S_IMODE(file.parent.stat().st_mode) == 0o700, oct(file.parent.stat().st_mode))
    second = Terminal(folder, "oefen.boek", XDG_STATE_HOME=str(state))
    second.wait("\n> ")
    second.send(UP)
    second.line("stop")
    second.send(UP)
    second.line("producten thuis")
    second.cancel()
    second.send(CTRL_R + "thuis")
    second.wait("producten thuis")
    second.send("\r")
    answer = second.wait("\n> ")
    expect("a line that was found is done", "Hulp thuis" in answer, answer)
    second.end()
    everything = Terminal(folder, "oefen.boek", "--geschiedenis", "alles", XDG_STATE_HOME=str(folder / "alles"))
    everything.wait("\n> ")
    everything.say("gemeente is Borne")
    everything.end()
    kept = (folder / "alles/regelboek/geschiedenis").read_text(encoding="utf-8")
    expect("everything is kept when asked", "gemeente is Borne\n" in kept, kept)
    nothing = Terminal(folder, "oefen.boek", "--geschiedenis", "niets", XDG_STATE_HOME=str(folder / "niets"))
    nothing.wait("\n> ")
    nothing.say("producten")
    nothing.end()
    expect("nothing is kept when asked", not (folder / "niets").exists(), "")
    blocked = folder / "bestand"
    blocked.write_text("geen map", encoding="utf-8")
    without = Terminal(folder, "oefen.boek", XDG_STATE_HOME=str(blocked))
    without.wait("\n> ")
    expect("a history that can't be kept is no trouble", "thuishulp" in without.say("producten"), "")
    without.end()
    broken = folder / "stuk" / "regelboek"
    broken.mkdir(parents=True)
    (broken / "geschiedenis").write_bytes(b"\xff\xfe\x00\nproducten\n\x1b[2J\n")
    odd = Terminal(folder, "oefen.boek", XDG_STATE_HOME=str(folder / "stuk"))
    odd.wait("\n> ")
    odd.send(UP)
    odd.line("producten")
    odd.send(UP)
    odd.line("producten")
    odd.cancel()
    odd.end()


def colour(folder):
    plain = Terminal(folder, "oefen.boek", "--zaak", "zaak.json", NO_COLOR="1")
    text = plain.wait("\n> ") + plain.say("waarom") + plain.say("onzin")
    expect("no colour with NO_COLOR", "\x1b[1" not in text and "\x1b[2" not in text and "\x1b[3" not in text, text)
    plain.end()
    coloured = Terminal(folder, "oefen.boek", "--zaak", "zaak.json")
    text = coloured.wait("\n> ")
    expect("a verdict has a colour", "\x1b[1;31mniet toegestaan\x1b[0m" in text, text)
    answer = coloured.say("waarom")
    expect("a reasoning has colours", "\x1b[1;31m" in answer, answer)
    answer = coloured.say("waarom niet")
    expect("so has what is left of it", "\x1b[1;31m" in answer, answer)
    coloured.end()


def plain_terminal(folder):
    """Without cursor keys there is no editing, and lines still work."""
    terminal = Terminal(folder, "oefen.boek", TERM="dumb", NO_COLOR="1")
    terminal.wait("\n> ")
    answer = terminal.say("producten")
    expect("a terminal without editing", "thuishulp" in answer and "\x1b" not in answer, answer)
    terminal.end()


def errors_are_no_exit_code(folder):
    terminal = Terminal(folder, "oefen.boek")
    terminal.wait("\n> ")
    terminal.say("onzin")
    terminal.end("stop\r")  # who types sees what is wrong; the exit code is for pipes


for part in (editing, completing, width, history, colour, plain_terminal, errors_are_no_exit_code):
    with tempfile.TemporaryDirectory() as name:
        here = pathlib.Path(name)
        for source in ("oefen.boek", "zaak.json"):
            shutil.copy(HERE / source, here)
        try:
            part(here)
        except SystemExit as problem:
            failures.append(f"{part.__name__}: {problem}")
print("\n".join(failures))
print(f"{count - len(failures)} goed, {len(failures)} fout")
sys.exit(1 if failures or count < 30 else 0)
