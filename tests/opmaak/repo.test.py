"""Every rule file of the repository is in the one layout. With --bijwerken as a third argument they are put in it.

Left out are files that are wrong on purpose, and those whose layout is what they test.
"""
import pathlib
import subprocess
import sys

TOOL, ROOT = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve()
UPDATE = sys.argv[3:] == ["--bijwerken"]
OWN_LAYOUT = [ROOT / "tests" / "taal" / "opmaak", ROOT / "tests" / "robuust"]


def is_checked(path):
    reading = path.parent.name == "meldingen" and path.name.startswith("RB1")
    return not reading and not any(path.is_relative_to(folder) for folder in OWN_LAYOUT)


files = [path for part in ("regions", "stdlib", "examples", "tests") for path in sorted((ROOT / part).rglob("*.boek")) if is_checked(path)]
if len(files) < 300:
    sys.exit(f"only {len(files)} files found")
done = subprocess.run([TOOL, "opmaak", *([] if UPDATE else ["--controleer"]), *files], capture_output=True, text=True)
print(done.stdout + done.stderr, end="")
sys.exit(done.returncode)
