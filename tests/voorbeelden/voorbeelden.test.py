"""The cases in examples/ give what stands beside them, and every decision keeps the format that `schema` prints."""
import json
import pathlib
import subprocess
import sys

try:
    import jsonschema
except ImportError:
    jsonschema = None

TOOL, ROOT = sys.argv[1], pathlib.Path(sys.argv[2])
BOOK = "regions/samen14"
SUFFIX = ".verwacht.json"


def run(*args):
    done = subprocess.run([TOOL, *args], cwd=ROOT, capture_output=True, timeout=120)
    if done.returncode != 0:
        raise ValueError(f"exit {done.returncode}: {done.stderr.decode('utf-8', 'replace').strip()}")
    return json.loads(done.stdout)


def check_format(decision, schema, place=""):
    """What `schema` demands, without the module jsonschema: required keys, no other keys, values of an enum."""
    problems = []
    if "enum" in schema and decision not in schema["enum"]:
        problems.append(f"{place}: {decision!r} is none of {schema['enum']}")
    if isinstance(decision, dict):
        known = schema.get("properties", {})
        problems += [f"{place}.{key} is missing" for key in schema.get("required", []) if key not in decision]
        if schema.get("additionalProperties") is False:
            problems += [f"{place}.{key} is unknown" for key in decision if key not in known]
        for key in known.keys() & decision.keys():
            problems += check_format(decision[key], known[key], f"{place}.{key}")
    if isinstance(decision, list):
        for number, item in enumerate(decision):
            problems += check_format(item, schema.get("items", {}), f"{place}[{number}]")
    return problems


def format_problems(document, schema):
    if jsonschema is None:
        return check_format(document, schema)
    found = jsonschema.Draft202012Validator(schema).iter_errors(document)
    return [f"{'.'.join(map(str, e.absolute_path))}: {e.message}" for e in found]


def quantity(found):
    return [found["waarde"], found["eenheid"]] if found else None


# What each key of an expectation is compared with.
ASPECTS = {
    "oordeel": lambda d, wanted: d["oordeel"],
    "regels": lambda d, wanted: {r["regel"]: r["oordeel"] for r in d["regels"] if r["regel"] in wanted},
    "ontbrekend": lambda d, wanted: [m["gegeven"] for m in d["ontbrekend"]],
    "hoeveelheid": lambda d, wanted: d["hoeveelheid"],
    "rijen": lambda d, wanted: [[r["rij"], *quantity(r["hoeveelheid"])] for r in d["regels_declaratie"]],
    "agenda": lambda d, wanted: [[a["uiterlijk"], a["wat"], a["stand"]] for a in d["agenda"]],
    "mag": lambda d, wanted: [k["product_naam"] for k in d["keuzes"] if k["oordeel"] == "toegestaan"],
    "keuzes": lambda d, wanted: {
        k["product_naam"]: [k["oordeel"], k["reden"]["regel"]] for k in d["keuzes"] if k["product_naam"] in wanted
    },
    "tarief": lambda d, wanted: {key: d["tarief"].get(key) for key in wanted},
}


def differences(decision, expected):
    problems = []
    for key, wanted in expected.items():
        if key == "argumenten":
            continue
        found = ASPECTS[key](decision, wanted)
        if found != wanted:
            problems.append(f"{key}: expected {wanted}, found {found}")
    # What breaks or stays open must be named: nothing may go wrong beside what is expected.
    named = expected.get("regels", {})
    for rule in decision["regels"]:
        if rule["oordeel"] in ("geschonden", "onbekend") and rule["regel"] not in named:
            problems.append(f"not expected: {rule['regel']} {rule['oordeel']}")
    return problems


def check(case, formats):
    expectation = case.with_name(case.stem + SUFFIX)
    if not expectation.exists():
        return [f"{expectation.name} is missing"]
    expected = json.loads(expectation.read_text(encoding="utf-8"))
    if f"`{case.name}`" not in README:
        return ["examples/README.md does not describe it"]
    problems = format_problems(json.loads(case.read_text(encoding="utf-8")), formats["zaak"])
    try:
        place = case.relative_to(ROOT).as_posix()
        decision = run("beslis", "--boek", BOOK, "--zaak", place, *expected["argumenten"], "--json")
    except ValueError as error:
        return [*problems, str(error)]
    return problems + format_problems(decision, formats["beslissing"]) + differences(decision, expected)


def own_check():
    """The check without jsonschema finds what it should find."""
    schema = {"required": ["a"], "properties": {"a": {"enum": [1]}}, "additionalProperties": False}
    return [] if len(check_format({"a": 2, "b": 0}, schema)) == 2 and check_format({}, schema) else ["check_format is blind"]


README = (ROOT / "examples/README.md").read_text(encoding="utf-8")
cases = sorted(p for p in (ROOT / "examples").glob("*.json") if not p.name.endswith(SUFFIX))
formats = {"beslissing": run("schema", "--beslissing"), "zaak": run("schema", "--boek", BOOK)}
results = {case.name: check(case, formats) for case in cases}
results["the check itself"] = own_check()
for lonely in (ROOT / "examples").glob("*" + SUFFIX):
    if not lonely.with_name(lonely.name.removesuffix(SUFFIX) + ".json").exists():
        results[lonely.name] = ["there is no case beside it"]
if not cases:
    results["examples"] = ["there are no cases"]
for name, problems in results.items():
    print("fout " if problems else "goed ", name)
    for problem in problems:
        print("      ", problem)
wrong = sum(1 for problems in results.values() if problems)
print(f"{len(results) - wrong} goed, {wrong} fout")
sys.exit(1 if wrong else 0)
