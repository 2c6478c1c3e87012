"""A book that changes on disk while a session goes on: read again before the next line, and the case is kept.

Lines go in one by one; a note behind # comes back when everything before it has been answered, so nothing races.
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile

TOOL, ROOT = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve()
HERE = ROOT / "tests" / "repl"
failures, count = [], 0


def expect(name, condition, shown):
    global count
    count += 1
    if not condition:
        failures.append(f"{name}:\n{shown}")


class Session:
    def __init__(self, folder, *arguments):
        self.process = subprocess.Popen(
            [TOOL, "probeer", *arguments], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        self.step = 0

    def say(self, *lines):
        """What is answered to these lines."""
        self.step += 1
        mark = f"# stap {self.step}"
        self.process.stdin.write("".join(line + "\n" for line in [*lines, mark]).encode())
        self.process.stdin.flush()
        answer = []
        for line in self.process.stdout:
            text = line.decode("utf-8").rstrip("\n")
            if text.endswith("> " + mark):
                return "\n".join(answer)
            answer.append(text)
        raise SystemExit("the session ended:\n" + "\n".join(answer))

    def end(self):
        rest, _ = self.process.communicate(timeout=60)
        return self.process.returncode, rest.decode("utf-8")


def change(path, before, after):
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1, before
    beside = path.with_suffix(".nieuw")  # as editors do: a new file in the place of the old
    beside.write_text(text.replace(before, after), encoding="utf-8")
    beside.replace(path)


def one_file(here):
    book = here / "oefen.boek"
    session = Session(here, "oefen.boek", "--zaak", "zaak.json")
    answer = session.say("ouder: niet gezag; gemeente is Borne; uitkomst gesprek is akkoord")
    expect("before", "niet toegestaan (blijft)" in answer, answer)
    change(book, "hoogstens 24 sessies", "hoogstens 40 sessies")
    answer = session.say("zaak")
    expect("the change is seen", "Het boek is veranderd en opnieuw gelezen." in answer, answer)
    expect("and what it means", "sessies: geschonden → voldaan" in answer, answer)
    expect("the case is kept", all(x in answer for x in ("sessies is 30", "ouder: niet gezag", "Borne")), answer)
    answer = session.say("zaak")
    expect("once is enough", "veranderd" not in answer, answer)

    change(book, "hoogstens 40 sessies", "hoogstens 40 sesies")
    answer = session.say("sessies is 41")
    expect("the message of a broken book", "RB2007" in answer and "oefen.boek:15" in answer, answer)
    expect("the old book goes on", "u werkt verder met het boek dat al geladen was" in answer, answer)
    expect("with its rule", "sessies: voldaan → geschonden" in answer, answer)
    answer = session.say("zaak")
    expect("it is said once", "RB2007" not in answer and "sessies is 41" in answer, answer)
    answer = session.say("herlaad")
    expect("by hand it is said again", "RB2007" in answer, answer)
    change(book, "hoogstens 40 sesies", "hoogstens 50 sessies")
    answer = session.say("zaak")
    expect("after mending", "sessies: geschonden → voldaan" in answer and "sessies is 41" in answer, answer)

    change(book, '  spoed: ja of nee "Er is spoed bij"\n', '  haast: ja of nee "Er is haast bij"\n')
    change(book, "als spoed", "als haast")
    change(book, 'keuze uit akkoord, "geen akkoord"', 'keuze uit eens, "geen akkoord"')
    change(book, "uitkomst gesprek is akkoord", "uitkomst gesprek is eens")
    answer = session.say("zaak")
    expect("what is gone is named", "weggelaten: spoed en uitkomst gesprek (akkoord)" in answer, answer)
    case = answer.split("> zaak")[1]
    expect("the rest is kept", "sessies is 41" in case and "  spoed\n" not in case and "niet gezag" in case, answer)
    change(book, "  haast: ja of nee", "  spoed: ja of nee")
    change(book, "als haast", "als spoed")
    answer = session.say("ongedaan", "zaak")
    expect("what comes back can be had back", "  spoed\n" in answer + "\n", answer)

    answer = session.say("vergeet ouders", "vul aan")
    expect("a question is asked", "ouders: " in answer, answer)
    change(book, "regel gezag: elke ouder heeft gezag", "regel gezag: akkoord gemeente")
    answer = session.say("gezag")
    expect("a question of the old book takes no answer", "wat u typte is niet gebruikt" in answer, answer)
    expect("the one of the new book is asked", "overleg met gemeente: " in answer, answer)
    change(book, "hoogstens 50 sessies", "hoogstens 51 sessies")
    answer = session.say("ja")
    expect("the same question does", "vooraf: onbekend → voldaan" in answer and "niet gebruikt" not in answer, answer)
    session.say("stop")
    book.unlink()
    answer = session.say("zaak")
    expect("a book that is gone", "RB1001" in answer and "sessies is 41" in answer, answer)
    code, rest = session.end()
    expect("“herlaad” failed once", code == 1, rest)


def folder(here):
    regio = here / "regio"
    regio.mkdir()
    text = (HERE / "oefen.boek").read_text(encoding="utf-8")
    front, products = text.split("product gesprekken", 1)
    (regio / "voorkant.boek").write_text(front + "gebruik delen/producten\n", encoding="utf-8")
    (regio / "delen").mkdir()
    (regio / "delen" / "producten.boek").write_text("product gesprekken" + products, encoding="utf-8")
    session = Session(here, "regio", "--zaak", "zaak.json")
    session.say("zaak")
    change(regio / "delen" / "producten.boek", "hoogstens 24 sessies", "hoogstens 40 sessies")
    answer = session.say("zaak")
    expect("a file below the folder", "sessies: geschonden → voldaan" in answer, answer)
    (regio / "extra.boek").write_text('regel extra: gemeente is Almelo   bron 1\n', encoding="utf-8")
    answer = session.say("zaak")
    expect("a new file", "nieuwe regel extra: onbekend" in answer, answer)
    (regio / "extra.boek").unlink()
    answer = session.say("zaak")
    expect("a file less", "regel extra is er niet meer" in answer, answer)
    expect("the end", session.end()[0] == 0, "")
    single = Session(here, "regio/voorkant.boek", "--zaak", "zaak.json")
    single.say("zaak")
    change(regio / "delen" / "producten.boek", "hoogstens 40 sessies", "hoogstens 20 sessies")
    answer = single.say("zaak")
    expect("what one file uses", "veranderd" in answer and "voldaan → geschonden" in answer, answer)
    single.end()


def broken_at_first(here):
    session = Session(here, "kapot.boek")
    answer = session.say("zaak")
    expect("no book yet", "er is nog geen boek" in answer, answer)
    change(here / "kapot.boek", "sesies", "sessies")
    answer = session.say("aanvraag gesprekken 30 sessies")
    expect("it is read once it is mended", "Een boek met een fout" in answer and "niet toegestaan" in answer, answer)
    expect("the failed line counts", session.end()[0] == 1, "")


for part in (one_file, folder, broken_at_first):
    with tempfile.TemporaryDirectory() as name:
        for source in ("oefen.boek", "kapot.boek", "zaak.json"):
            shutil.copy(HERE / source, name)
        try:
            part(pathlib.Path(name))
        except SystemExit as problem:
            failures.append(f"{part.__name__}: {problem}")
print("\n".join(failures))
print(f"{count - len(failures)} goed, {len(failures)} fout")
sys.exit(1 if failures or count == 0 else 0)
