"""The command `opmaak`: which files it changes, what it prints, and that it never leaves half a file behind."""
import os
import pathlib
import resource
import signal
import stat
import subprocess
import sys
import tempfile

TOOL = str(pathlib.Path(sys.argv[1]).resolve())
failures = []
count = 0

UGLY = 'product  hulp "Hulp"\n  regel r:a   bron 1\n'
PRETTY = 'product hulp "Hulp"\n  regel r: a' + " " * 67 + "bron 1\n"
WRONG = "product hulp\n  regel r: a en\n"


def run(*args, stdin=None, **more):
    done = subprocess.run([TOOL, "opmaak", *map(str, args)], capture_output=True, timeout=120, input=stdin, **more)
    return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")


def check(name, condition, shown=""):
    global count
    count += 1
    if not condition:
        failures.append(f"{name}: {str(shown)[:800]}")


def expect(name, result, exit_code, out=None, err=()):
    code, stdout, stderr = result
    missing = [words for words in err if words not in stderr]
    right = code == exit_code and not missing and (out is None or stdout == out) and (err or not stderr)
    check(name, right, f"exit {code} (expected {exit_code}), missing {missing}\n{stdout}{stderr}")


def no_large_files():
    resource.setrlimit(resource.RLIMIT_FSIZE, (16, 16))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)


with tempfile.TemporaryDirectory() as folder:
    here = pathlib.Path(folder)

    def write(name, content):
        path = here / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    def left(name):
        """The files below a folder, so that nothing temporary stays unseen."""
        return sorted(str(path.relative_to(here / name)) for path in (here / name).rglob("*"))

    # --- which files ---
    one = write("map/een.boek", UGLY)
    two = write("map/sub/twee.boek", UGLY)
    good = write("map/goed.boek", PRETTY)
    other = write("map/lees.txt", UGLY)
    before = good.stat()
    expect("--controleer", run("--controleer", here / "map"), 1,
           f"niet opgemaakt  {one}:1\n  - product  hulp \"Hulp\"\n  -   regel r:a   bron 1\n"
           f"  + product hulp \"Hulp\"\n  +   regel r: a{' ' * 67}bron 1\n"
           f"niet opgemaakt  {two}:1\n  - product  hulp \"Hulp\"\n  -   regel r:a   bron 1\n"
           f"  + product hulp \"Hulp\"\n  +   regel r: a{' ' * 67}bron 1\n"
           "3 bestanden, 2 niet opgemaakt\n")
    check("--controleer changes nothing", one.read_text() == UGLY)
    expect("a folder", run(here / "map"), 0, f"opgemaakt  {one}\nopgemaakt  {two}\n3 bestanden, 2 opgemaakt\n")
    check("both are formatted", one.read_text() == two.read_text() == PRETTY)
    check("other files are left alone", other.read_text() == UGLY)
    check("what was right is not written again", good.stat() == before)
    check("nothing else is left", left("map") == ["een.boek", "goed.boek", "lees.txt", "sub", "sub/twee.boek"], left("map"))
    expect("nothing left to do", run("--check", here / "map"), 0, "3 bestanden, 0 niet opgemaakt\n")
    expect("two paths", run(write("a.boek", UGLY), write("b", UGLY)), 0,
           f"opgemaakt  {here / 'a.boek'}\nopgemaakt  {here / 'b'}\n2 bestanden, 2 opgemaakt\n")
    expect("what is the same further on is not shown", run("--controleer", write("klein.boek", "# een\nproduct p\n\n\n# twee\n")), 1,
           f"niet opgemaakt  {here / 'klein.boek'}:4\n  - \n1 bestand, 1 niet opgemaakt\n")
    english = subprocess.run([TOOL, "format", "--check", str(one)], capture_output=True)
    check("the English name", english.returncode == 0, english)

    # --- mistakes ---
    wrong, fine = write("fout/a.boek", WRONG), write("fout/b.boek", UGLY)
    expect("a mistake", run(here / "fout"), 1, f"opgemaakt  {fine}\n2 bestanden, 1 opgemaakt\n", err=["a.boek:2:14: fout RB1010"])
    check("a file with a mistake is left alone, others are not", wrong.read_text() == WRONG and fine.read_text() == PRETTY)
    expect("--controleer with a mistake", run("--controleer", here / "fout"), 1, "2 bestanden, 0 niet opgemaakt\n", err=["RB1010"])
    for name, content, code in (("binair", b"\x7fELF\x00\x01", "RB1002"), ("utf8", b'product p "\xff"\n', "RB1003"),
                                ("groot", b"# opvulling\n" * 4_400_000, "RB1004"), ("tab", b"product p\n\tcode 45A04\n", "RB1007"),
                                ("lang", b"regel r: " + b"a of " * 200_000 + b"a\n", "RB1005")):
        path = write(name + ".boek", content)
        expect(name, run(path), 1, "1 bestand, 0 opgemaakt\n", err=[code])
        check(f"{name} is left alone", path.read_bytes() == content)
    large = write("bom-groot.boek", b"\xef\xbb\xbf" + b"# opvulling\n" * (16 * 1024 * 1024 // 12) + b"# eind\n")
    expect("too large by its last line", run(large), 1, err=["RB1004"])
    expect("a file that is not there", run(here / "weg.boek"), 1, "", err=["“" + str(here / "weg.boek") + "” kan niet worden gelezen: dat bestand is er niet"])
    expect("no file at all", run("/dev/null"), 1, "", err=["“/dev/null” kan niet worden gelezen: dat is geen gewoon bestand"])
    (here / "leeg").mkdir()
    expect("a folder without books", run(here / "leeg"), 1, "", err=["staan geen .boek-bestanden"])
    expect("no path", run(), 2, "", err=["regelboek opmaak: hier ontbreekt nog PAD"])
    expect("an unknown option", run("--snel", "x"), 2, "", err=["“--snel” hoort hier niet"])

    # --- writing ---
    full = write("vol/boek.boek", UGLY)
    expect("no room", run(full, preexec_fn=no_large_files, restore_signals=False), 1, "1 bestand, 0 opgemaakt\n",
           err=["is niet veranderd: er is geen ruimte voor op de schijf"])
    check("then the old file is whole, and nothing else is left", full.read_text() == UGLY and left("vol") == ["boek.boek"], left("vol"))
    if os.geteuid() != 0:
        full.chmod(0o444)
        expect("a file that may not be written", run(full), 1, err=["is niet veranderd: u mag daar niet schrijven"])
        full.chmod(0o000)
        expect("a file that may not be read", run(full), 1, err=["kan niet worden gelezen"])
    kept = write("rechten.boek", UGLY)
    kept.chmod(0o640)
    run(kept)
    check("permissions stay", kept.read_text() == PRETTY and stat.S_IMODE(kept.stat().st_mode) == 0o640, oct(kept.stat().st_mode))
    target, link = write("echt/doel.boek", UGLY), here / "link.boek"
    link.symlink_to("echt/doel.boek")
    run(link)
    check("a link stays a link", link.is_symlink() and target.read_text() == PRETTY)
    check("nothing is left beside it", left("echt") == ["doel.boek"], left("echt"))

    # --- whole files ---
    for name, content, wanted in (("leeg", b"", b""), ("alleen wit", b" \n\n", b""), ("commentaar", b"  # x \n", b"# x\n"),
                                  ("geen regeleinde", PRETTY[:-1].encode(), PRETTY.encode()),
                                  ("CRLF", UGLY.replace("\n", "\r\n").encode(), PRETTY.encode()),
                                  ("BOM", b"\xef\xbb\xbf" + PRETTY.encode(), PRETTY.encode())):
        path = write("geheel.boek", content)
        expect(name, run(path), 0)
        check(f"{name}: the text", path.read_bytes() == wanted, path.read_bytes())

    # --- standard input ---
    expect("standard input", run("-", stdin=UGLY.encode()), 0, PRETTY)
    expect("--controleer of standard input", run("--controleer", "-", stdin=UGLY.encode()), 1)
    expect("standard input is right", run("--controleer", "-", stdin=PRETTY.encode()), 0, "")
    expect("a mistake in standard input", run("-", stdin=WRONG.encode()), 1, "", err=["standaardinvoer:2:14: fout RB1010"])

print("\n".join(failures))
print(f"{count - len(failures)} goed, {len(failures)} fout")
sys.exit(1 if failures else 0)
