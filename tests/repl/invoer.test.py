"""Input that is no session: binary, too long, cut off; files that can't be written. Clear words, no crash, the case stays."""
import os
import pathlib
import re
import shutil
import stat
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
        failures.append(f"{name}:\n{str(shown)[:1500]}")


with tempfile.TemporaryDirectory() as name:
    here = pathlib.Path(name)
    for source in ("oefen.boek", "zaak.json"):
        shutil.copy(HERE / source, here)

    def session(given, *arguments):
        done = subprocess.run(
            [TOOL, "probeer", *(arguments or ("oefen.boek", "--zaak", "zaak.json"))],
            cwd=here,
            input=given if isinstance(given, bytes) else given.encode(),
            capture_output=True,
            timeout=300,
        )
        return done.returncode, (done.stdout + done.stderr).decode("utf-8", "strict")

    def refused(name, line, *words):
        """The line is refused, and the case is there after it."""
        code, out = session(line + b"\nzaak\n")
        expect(name, code == 1 and all(word in out for word in ("fout: ", "sessies is 30", *words)), out)

    refused("invalid UTF-8", b"gemeente is \xff\xfe", "UTF-8")
    refused("half a letter", b"gemeente is caf\xc3", "UTF-8")
    refused("a NUL byte", b"gemeente is \x00Almelo", "geen tekst")
    refused("terminal commands", b"gemeente is \x1b[2J", "geen tekst")
    refused("a program", b"\x7fELF\x02\x01\x01\x00\x00")
    refused("a line of 1 MB", b"gemeente is " + b"x" * 1_000_000, "te lang")
    refused("a long sentence", b"niet " * 12_000)
    refused("many sentences", b"verlenging;" * 100 + b"onzin", "onzin")
    refused("deep brackets", b"(" * 10_000)
    refused("only signs", b";;; ; ;")
    refused("a quote without an end", b'toelichting is "abc')
    code, out = session(os.urandom(20_000))
    expect("random bytes", code in (0, 1) and "Oefenboek" in out, out)
    code, out = session("sessies is 7\nzaak")
    expect("the last line has no end", code == 0 and "sessies is 7 sessies" in out, out)
    code, out = session("vul aan\n")
    expect("the end comes in the middle of a question", code == 0, out)
    code, out = session("")
    expect("no line at all", code == 0 and "Gesprekken, toewijzen: niet toegestaan" in out, out)
    code, out = session("﻿zaak\r\nsessies is 7\r\n")
    expect("from Windows", code == 0 and "geschonden → voldaan" in out, out)
    code, out = session("  ZAAK  \n\tsessies is 7\n")
    expect("space around and capitals", code == 0 and "geschonden → voldaan" in out, out)
    code, out = session("stop\nonzin\n")
    expect("after the end nothing is read", code == 0, out)
    code, out = session("\n\n   \n# niets\n")
    expect("empty lines", code == 0, out)
    code, out = session("help\n" * 50 + "ongedaan\n" * 5)
    expect("nothing to undo", code == 1 and "er is niets om ongedaan te maken" in out, out)
    steps = 1100
    code, out = session("".join(f"sessies is {i}\n" for i in range(steps)) + "ongedaan\n" * 1000 + "zaak\n", "oefen.boek")
    expect("a thousand steps back", code == 0 and f"sessies is {steps - 1000 - 1} " in out.split("> zaak")[1], out[-1500:])
    code, out = session("producten\n", "oefen.boek", "--geschiedenis", "onzin")
    expect("an unknown option value", code == 2, out)
    code, out = session("zaak\n", "oefen.boek", "te", "veel")
    expect("too many words", code == 2, out)

    (here / "vreemd.json").write_text('{"gesprek": {"toelichting": "\\u001b[2Jweg \\u202e om"}}', encoding="utf-8")
    code, out = session("laad vreemd.json\nzaak\ngegevens toelichting\nbewaar toets\n")
    expect("what a case says does not command the terminal", "\x1b" not in out and "‮" not in out, out)

    # --- every fact with every kind of value, in one session ---
    listing = subprocess.run([TOOL, "schema", "--boek", here / "oefen.boek", "--lijst"], capture_output=True, timeout=60).stdout.decode()
    names = re.findall(r"^  (\S.*?): ", listing, re.M)
    rows = re.findall(r"^\S.*, per stuk (.*?)(?::|$)", listing, re.M)
    values = ["ja", "3", "-3", "3,5", '"x"', "1 mei 2025", "2 mei 2025 10:00", "6 maanden", "€ 5", "25%", "24 sessies", "a, b", "geen"]
    values += ["nog niet bepaald", "onbekend", "(3)", "3 per week", "x of y", "één", '""', "als verlenging dan 3 anders 4", "begindatum van aanvraag"]
    lines = [f"{name} is {value}" for name in names for value in values]
    lines += [f"{row}: {name} is {value}" for row in rows for name in names[:40:3] for value in values[::3]]
    lines += [f"{before} {name}" for name in names for before in ("niet", "geen", "vergeet", "vergeet 1", "wat als")]
    lines += [f"{name} {number}" for name in rows for number in ("0: gezag", "1: gezag", "99999999999999999999: gezag", "-1")]
    code, out = session("\n".join(lines) + "\nproduct gesprekken\nvergeet alles\nzaak\n", "oefen.boek")
    expect("every fact with every kind of value", code == 1 and "Er is nog niets bekend" in out[-300:] and len(lines) > 1500, (code, len(lines), out[-500:]))

    # --- files ---
    closed = here / "dicht"
    closed.mkdir()
    if os.geteuid() != 0:
        closed.chmod(0o500)
        code, out = session("bewaar dicht/zaak.json\n")
        expect("a folder that may not be written", code == 1 and "u mag daar niet schrijven" in out, out)
        closed.chmod(0o700)
        protected = here / "vast.json"
        protected.write_text("{}", encoding="utf-8")
        protected.chmod(0o400)
        code, out = session("bewaar! vast.json\n")
        expect("a file that may not be written", code == 1 and protected.read_text(encoding="utf-8") == "{}", out)
    code, out = session("bewaar dicht\nbewaar! dicht\n")
    expect("a folder is no file", code == 1 and "dat is een map" in out, out)
    target = here / "echt.json"
    target.write_text("{}", encoding="utf-8")
    target.chmod(0o640)
    (here / "koppeling.json").symlink_to("echt.json")
    code, out = session("bewaar! koppeling.json\n")
    expect("behind a link stands the file", code == 0 and (here / "koppeling.json").is_symlink(), out)
    expect("which is written", '"sessies"' in target.read_text(encoding="utf-8"), out)
    expect("and keeps its rights", stat.S_IMODE(target.stat().st_mode) == 0o640, oct(target.stat().st_mode))
    code, out = session("bewaar " + "x" * 300 + ".json\n")
    expect("a name that is too long", code == 1 and "de naam is te lang" in out, out)
    code, out = session("laad /dev/zero\nzaak\n")
    expect("what is no file is not read", code == 1 and "geen gewoon bestand" in out and "sessies is 30" in out, out)
    left = [file.name for file in here.rglob("*") if not file.name.endswith((".json", ".boek")) and file.is_file()]
    expect("nothing is left behind", not left, left)
    before = (here / "zaak.json").read_bytes()
    session("sessies is 7\nbewaar zaak.json\n")
    expect("a file that is there is not overwritten", (here / "zaak.json").read_bytes() == before, before)

print("\n".join(failures))
print(f"{count - len(failures)} goed, {len(failures)} fout")
sys.exit(1 if failures or count == 0 else 0)
