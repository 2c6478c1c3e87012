"""Sessions of `regelboek probeer` as documents: each *.sessie is what is typed and exactly what is answered.

  $ probeer oefen.boek      a command of regelboek, run in a folder of its own with the files of this folder
  > gemeente is Almelo      what is piped in: lines behind "> " and behind "antwoord> "
  Hulp thuis, kiezen: …     every other line is what is printed; "…" in it stands for any text
  $? 1                      the exit code, when it is not 0

A file may have several commands; they share the folder. A third argument --bijwerken writes what is printed now.
"""
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

TOOL, ROOT = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve()
UPDATE = sys.argv[3:] == ["--bijwerken"]
HERE = ROOT / "tests" / "repl"
PROMPTS = ("> ", "antwoord> ")


def typed(line):
    """What was typed on a line of a session; None for an answer. An empty answer is a prompt without its space."""
    for prompt in PROMPTS:
        if line.startswith(prompt):
            return line[len(prompt) :]
        if line == prompt.rstrip():
            return ""
    return None


def split(text):
    """(command, lines, exit code) for each command of a file."""
    runs = []
    for line in text.splitlines():
        if line.startswith("$ "):
            runs.append([line[2:], [], 0])
        elif line.startswith("$? "):
            runs[-1][2] = int(line[3:])
        else:
            runs[-1][1].append(line)
    return runs


def run(command, lines, folder):
    given = "".join(said + "\n" for said in map(typed, lines) if said is not None)
    done = subprocess.run([TOOL, *shlex.split(command)], cwd=folder, input=given.encode(), capture_output=True, timeout=120)
    out = done.stdout.decode("utf-8") + done.stderr.decode("utf-8")
    return [line.rstrip() for line in out.splitlines()], done.returncode


def same(found, lines):
    def matches(pair):
        return re.fullmatch(".*".join(map(re.escape, pair[1].split("…"))), pair[0]) is not None

    return len(found) == len(lines) and all(map(matches, zip(found, lines)))


def self_check():
    """The comparison sees what differs."""
    assert same(["a: 12", "b"], ["a: …", "b"]) and not same(["a: 12", "b"], ["a: …"]) and not same(["a"], ["b"])
    parsed = split("$ probeer x\n> a\nb\nantwoord>\n$? 1\n$ toets x\n")
    assert parsed == [["probeer x", ["> a", "b", "antwoord>"], 1], ["toets x", [], 0]]
    assert [typed(line) for line in parsed[0][1]] == ["a", None, ""]


def untyped(texts):
    """Commands of the program that no session types."""
    table = (ROOT / "interpreter/apps/cli/repl/commands.table.cpp").read_text(encoding="utf-8")
    names = re.findall(r'^    \{"([^"]+)",', table, re.M)
    assert len(names) > 20, names
    said = {words[0] for text in texts for words in map(str.split, filter(None, map(typed, text.splitlines()))) if words}
    return [name for name in names if name not in said]


self_check()
good, problems = 0, []
for path in sorted(HERE.glob("*.sessie")):
    with tempfile.TemporaryDirectory() as folder:
        for file in HERE.iterdir():
            if file.suffix in (".boek", ".json"):
                shutil.copy(file, folder)
        renewed = []
        for command, lines, code in split(path.read_text(encoding="utf-8")):
            found, exit_code = run(command, lines, folder)
            fits = same(found, lines)
            renewed += [f"$ {command}", *(lines if fits else found)] + ([f"$? {exit_code}"] if exit_code else [])
            if fits and exit_code == code:
                good += 1
            elif not UPDATE:
                at = next((i for i, (a, b) in enumerate(zip(found, lines)) if not same([a], [b])), min(len(found), len(lines)))
                problems.append(
                    f"{path.name}: $ {command}: exit {exit_code} (expected {code}); from line {at + 1} this is printed:\n"
                    + "\n".join(found[at : at + 12])
                    + "\ninstead of:\n"
                    + "\n".join(lines[at : at + 12])
                )
        if UPDATE:
            path.write_text("\n".join(renewed) + "\n", encoding="utf-8")
for name in untyped(path.read_text(encoding="utf-8") for path in HERE.glob("*.sessie")):
    problems.append(f"no session types “{name}”")
if good == 0 and not UPDATE:
    problems.append("there is nothing to check")
print("\n".join(problems) + "\n" if problems else "", end="")
print(f"{good} goed, {len(problems)} fout")
sys.exit(1 if problems else 0)
