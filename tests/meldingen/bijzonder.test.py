"""Messages that one readable file can't bring about, or not alone: files and folders, sizes, steps, too many mistakes.

RB9001 says that Regelboek itself is wrong, so there is no input that brings it about: nothing here may show it.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

TOOL, ROOT = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2])
MEGABYTE = 1024 * 1024
failures = []
count = 0

BOOK = """boek klein "Een klein boek"
lijst metingen van een meting "Metingen"
  waarde: getal "Gemeten waarde"
product hulp "Hulp"
  regel rust: (langste reeks metingen waarvan waarde is 7) hoogstens 3   bron 1
"""


def expect(name, code, words, *command, place=""):
    """Runs a command that has to report one message: this code, with these words in it, at this place."""
    global count
    count += 1
    done = subprocess.run([TOOL, *map(str, command)], capture_output=True, timeout=300)
    text = done.stderr.decode("utf-8", "replace")
    problems = [f"“{word}” is missing" for word in (*words, place) if word not in text]
    found = re.findall(r"(?:fout|waarschuwing) (RB\d{4}):", text)
    if found != [code]:
        problems.append(f"messages {found}, expected only {code}")
    if done.returncode != 1:
        problems.append(f"exit code {done.returncode}, expected 1")
    if "RB9001" in text:
        problems.append("an error of Regelboek itself")
    if problems:
        failures.append(f"{name}: {'; '.join(problems)}\n{text[:800]}")


with tempfile.TemporaryDirectory() as folder:
    here = pathlib.Path(folder)

    def write(name, content):
        path = here / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    def check(name, code, words, path, place=""):
        expect(name, code, words, "controleer", path, place=place)

    # --- sizes inside a book ---
    fields = "".join(f"  veld{i}: getal\n" for i in range(1001))
    check("a list of too many fields", "RB2012", ["brede", "1001"], write("breed.boek", BOOK + "lijst brede van een breed\n" + fields), place="breed.boek:6:7")
    factor = "9" * 900
    check("numbers that are too large", "RB3009", ["klein"], write("groot.boek", BOOK + f"eenheid kruimel meervoud kruimels\neenheid korst meervoud korsten is {factor} kruimels\neenheid brood meervoud broden is {factor} korsten\n"))

    # --- files and folders ---
    check("a file that is not there", "RB1001", ["geen.boek"], here / "geen.boek")
    (here / "leeg").mkdir()
    check("a folder without books", "RB1001", ["leeg"], here / "leeg")
    check("a binary file", "RB1002", ["plaatje.boek"], write("plaatje.boek", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"))
    check("invalid UTF-8", "RB1003", ["oud.boek", "byte 17"], write("oud.boek", BOOK[:17].encode() + b"\xeb" + BOOK[17:].encode()),
          place="oud.boek:1:18:")
    check("a cut-off character", "RB1003", ["half.boek"], write("half.boek", BOOK.encode() + "é".encode()[:1]))
    # The byte order mark does not count, and does not hide what comes after the limit.
    start = BOOK.encode() + b"# "
    for name, size, code in (("as large as may be", 16 * MEGABYTE, None), ("a byte more", 16 * MEGABYTE + 1, "RB1004")):
        lines = b"x\n# " * ((size - len(start)) // 4)
        text = start + lines + b"x" * (size - len(start) - len(lines))
        path = write("rand.boek", b"\xef\xbb\xbf" + text)
        if code:
            check(name, code, ["rand.boek"], path)
        elif subprocess.run([TOOL, "controleer", str(path)], capture_output=True, timeout=300).returncode:
            failures.append(f"{name}: refused")
    check("one file too large", "RB1004", ["groot.boek"], write("groot.boek", BOOK + "# opvulling\n" * (16 * MEGABYTE // 12 + 1)))
    line = "#" + "x" * 1022 + "\n"
    for number in range(5):
        write(f"veel/deel{number}.boek", f"begrip b{number} betekent {number} is {number}\n" + line * (15 * MEGABYTE // 1024))
    check("files too large together", "RB1004", ["deel4.boek"], here / "veel")

    # --- gebruik ---
    write("kring/eerste.boek", BOOK + "gebruik tweede\n")
    write("kring/tweede.boek", "gebruik derde\n")
    write("kring/derde.boek", "gebruik eerste\n")
    check("three files in a circle", "RB1016", ["eerste.boek", "tweede.boek", "derde.boek"], here / "kring" / "eerste.boek",
          place="derde.boek:1:1:")

    # --- more mistakes than are shown ---
    count += 1
    mistakes = write("fouten.boek", BOOK + "".join(f"  regel r{i}: onzin{i}   bron 1\n" for i in range(130)))
    done = subprocess.run([TOOL, "controleer", mistakes], capture_output=True, timeout=300)
    text = done.stderr.decode("utf-8", "replace")
    shown, dropped = text.count("fout RB2001:"), re.findall(r"waarschuwing RB1017: .*: (\d+)\n", text)
    if (done.returncode, shown, dropped) != (1, 100, ["30"]):
        failures.append(f"130 mistakes: exit code {done.returncode}, {shown} shown, {dropped} not shown")

    # --- cases ---
    book = write("boek.boek", BOOK)

    def decide(name, code, words, case, place=""):
        expect(name, code, words, "beslis", "--boek", book, "--zaak", write("zaak.json", case), "--product", "hulp", place=place)

    decide("a case with too many rows", "RB5009", ["metingen"], '{"metingen": [' + "{}," * 1_000_000 + "{}]}", place="zaak.json:1:3000015:")
    decide("a case of too many bytes", "RB5009", ["bytes"], "{" + " " * (64 * MEGABYTE) + "}")
    # To find the longest run, every one of 8,000 rows is compared with all others.
    decide("a decision of too many steps", "RB5010", ["50000000"], json.dumps({"metingen": [{"waarde": 7}] * 8_000}))

print("\n".join(failures))
print(f"{count - len(failures)} goed, {len(failures)} fout")
sys.exit(1 if failures else 0)
