"""Measures start-up, throughput, growth and memory, and prints them as a page.

    python -m tests.bench.speed [PART ...] [--most MB]

PART is one or more of ``startup``, ``throughput``, ``growth``, ``cues`` and ``workers``; all of
them without one. Times are processor seconds, medians of interleaved rounds; compare the ratios,
because seconds are those of one machine. ``--most`` bounds the size of the texts (10 MB; 100 takes
half an hour). spaCy and VADER are measured where they are installed.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from tests.bench.made_texts import (
    ROOT,
    read_passages,
    stream_turns,
    write_endless,
    write_rows,
    write_text,
)

ROUNDS = 7
MEGABYTE = 1_000_000
STANCES = (sys.executable, "-m", "stances")
Cost = tuple[float, int]
"""Processor seconds, and the largest resident memory in MB."""


def run(command: Sequence[str]) -> Cost:
    """Run a command to its end, and return what it cost with all its processes."""
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024


def run_in_turn(
    commands: Mapping[str, Sequence[str]], rounds: int = ROUNDS
) -> dict[str, list[Cost]]:
    """Run commands in turn, round after round; the first round only warms up."""
    found: dict[str, list[Cost]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            cost = run(command)
            if number:
                found[name].append(cost)
    return found


def find_median(costs: Sequence[Cost]) -> float:
    """Return the median of the seconds."""
    return statistics.median(seconds for seconds, _ in costs)


def find_largest(costs: Sequence[Cost]) -> int:
    """Return the largest memory."""
    return max(memory for _, memory in costs)


def measure_startup(_folder: Path, _most: int) -> Iterator[str]:
    """Yield how long commands take on the bundled corpus, beside importing typer."""
    commands: dict[str, Sequence[str]] = {
        "`python -c 'import typer'`": (sys.executable, "-c", "import typer"),
        "`stances --help`": (*STANCES, "--help"),
        "`stances experts`": (*STANCES, "experts"),
        "`stances score -f json`": (*STANCES, "score", "-f", "json"),
        "`stances compare`": (*STANCES, "compare"),
        "`stances compare --rubric uk-parties`": (*STANCES, "compare", "--rubric", "uk-parties"),
    }
    found = run_in_turn(commands)
    first = find_median(next(iter(found.values())))
    yield "| command | seconds | × `import typer` |\n|---|---|---|"
    for name, costs in found.items():
        yield f"| {name} | {find_median(costs):.2f} | {find_median(costs) / first:.1f} |"


def measure_throughput(folder: Path, most: int) -> Iterator[str]:
    """Yield how fast texts are scored, beside what other tools do with their words."""
    size = min(most, 2) * MEGABYTE
    paths = {kind: write_text(folder / f"{kind}.txt", size, kind) for kind in ("iran", "other")}
    paths["mixed"] = write_text(folder / "mixed.txt", size, "mixed")
    nothing = write_text(folder / "nothing.txt", 3_000)
    commands = {kind: (*STANCES, "score", str(path), "-f", "json") for kind, path in paths.items()}
    commands["start"] = (*STANCES, "score", str(nothing), "-f", "json")
    found = run_in_turn(commands, 3)
    start = find_median(found.pop("start"))
    texts = [text for _, text in stream_turns(size)]
    others = {name: time_others(work, texts) for name, work in list_others()}
    others["`wc -w`"] = find_median([run(("wc", "-w", str(paths["mixed"]))) for _ in range(3)])
    yield "| what | MB a second | time of scoring mixed prose ÷ its time |\n|---|---|---|"
    mixed = find_median(found["mixed"]) - start
    for kind, costs in found.items():
        own = find_median(costs) - start
        yield f"| `stances score`, {kind} prose | {size / MEGABYTE / own:.2f} | {mixed / own:.1f} |"
    for name, own in others.items():
        yield f"| {name} | {size / MEGABYTE / max(own, 1e-3):.1f} | {mixed / max(own, 1e-3):.0f} |"


def time_others(work: Callable[[Sequence[str]], object], texts: Sequence[str]) -> float:
    """Return the median of the seconds that something takes on texts, once it is ready."""
    work(texts[:10])
    seconds: list[float] = []
    for _ in range(3):
        begun = time.process_time()
        work(texts)
        seconds.append(time.process_time() - begun)
    return statistics.median(seconds)


def list_others() -> Iterator[tuple[str, Callable[[Sequence[str]], object]]]:
    """Yield what other tools do with texts: those that are installed."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    fitted = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True).fit(read_passages("mixed"))
    yield "scikit-learn, `TfidfVectorizer.transform`", fitted.transform
    with contextlib.suppress(ImportError):
        import spacy
        from spacy.matcher import PhraseMatcher

        language = spacy.blank("en")
        matcher = PhraseMatcher(language.vocab, attr="LOWER")
        phrases = [" ".join(text.split()[:3]) for text in read_passages("iran")]
        matcher.add("phrases", [language.make_doc(one) for one in phrases])
        yield (
            "spaCy, tokenizer and `PhraseMatcher`",
            lambda texts: [matcher(language.make_doc(one)) for one in texts],
        )
    with contextlib.suppress(ImportError):
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

        analyser = SentimentIntensityAnalyzer()
        yield "VADER", lambda texts: [analyser.polarity_scores(one) for one in texts]


def measure_growth(folder: Path, most: int) -> Iterator[str]:
    """Yield how time and memory grow with the length of texts."""
    yield "| text | MB | seconds | MB a second | memory, MB |\n|---|---|---|---|---|"
    score = (*STANCES, "score", "-f", "json")
    list_sentences = (*STANCES, "sentences", "-f", "ndjson")
    sizes = [size for size in (0.1, 1, 10, 100) if size <= most]
    forms: dict[str, Callable[[Path, int], Path]] = {
        "six speakers": write_text,
        "one speaker": lambda path, size: write_text(path, size, experts=1),
        "rows of 1,000 speakers": lambda path, size: write_rows(path, size, experts=1_000),
    }
    for name, write in forms.items():
        for size in sizes:
            ending = "jsonl" if write is forms["rows of 1,000 speakers"] else "txt"
            path = write(folder / f"grown.{ending}", int(size * MEGABYTE))
            yield _show_growth(
                f"{name}, `score`", size, run((*STANCES, "score", str(path), "-f", "json"))
            )
    for size in (0.1, 0.2, 0.4):
        path = write_endless(folder / "endless.txt", int(size * MEGABYTE))
        cost = run((*score, "--author", "Test Alpha", str(path)))
        yield _show_growth("one endless sentence, `score`", size, cost)
    for size in (1.6, 4.8):
        path = write_text(folder / "grown.txt", int(size * MEGABYTE))
        cost = run((*list_sentences, str(path)))
        yield _show_growth("six speakers, `sentences`", size, cost)


def _show_growth(name: str, size: float, cost: Cost) -> str:
    seconds, memory = cost
    return f"| {name} | {size:g} | {seconds:.1f} | {size / seconds:.2f} | {memory} |"


def measure_cues(folder: Path, _most: int) -> Iterator[str]:
    """Yield how time grows with the cues of a rubric."""
    yield "| cues | seconds for 1 MB |\n|---|---|"
    path = write_text(folder / "cues.txt", MEGABYTE)
    words = sorted({word for text in read_passages("iran") for word in text.lower().split()})
    plain = [word for word in words if word.isascii() and word.isalpha()]
    for count in (10, 100, 1_000, 10_000):
        rubric = folder / f"cues-{count}.toml"
        cues = "\n".join(
            f'[[cue]]\npole = "{"+-"[at % 2]}"\n'
            f'words = ["{plain[at * 7 % len(plain)]} ... {plain[at * 13 % len(plain)]}"]\n'
            for at in range(count)
        )
        rubric.write_text(_HEAD + cues, encoding="utf-8")
        command = (*STANCES, "score", str(path), "--rubric", str(rubric), "-f", "json")
        run(command)  # compiles it
        yield f"| {count:,} | {run(command)[0]:.1f} |"


_HEAD = """format = 1
id = "cues"
label = "cues"
question = "Many?"
kind = "prescription"
positive = "many"
negative = "few"

"""


def measure_workers(folder: Path, most: int) -> Iterator[str]:
    """Yield how long one and two workers take, by the clock."""
    path = write_text(folder / "workers.txt", min(most, 4) * MEGABYTE)
    yield "| workers | seconds by the clock | times as fast as one |\n|---|---|---|"
    found: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(3):
        for count, seconds in found.items():
            begun = time.perf_counter()
            run((*STANCES, "score", str(path), "-f", "json", "--jobs", str(count)))
            seconds.append(time.perf_counter() - begun)
    one = statistics.median(found[1])
    for count, seconds in found.items():
        own = statistics.median(seconds)
        yield f"| {count} | {own:.1f} | {one / own:.2f} |"


PARTS: Mapping[str, tuple[str, Callable[[Path, int], Iterator[str]]]] = {
    "startup": ("Start-up", measure_startup),
    "throughput": ("Throughput", measure_throughput),
    "growth": ("Growth", measure_growth),
    "cues": ("Cues", measure_cues),
    "workers": ("Workers", measure_workers),
}


def main() -> None:
    """Measure the parts that are asked for, and print them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], metavar="PART")
    parser.add_argument("--most", type=int, default=10, metavar="MB")
    asked = parser.parse_args()
    if len(asked.parts) != 1:
        # each in a process of its own: what it starts counts the memory of whoever starts it
        for part in asked.parts or PARTS:
            command = (sys.executable, "-m", "tests.bench.speed", part, "--most", str(asked.most))
            subprocess.run(command, cwd=ROOT, check=True)
        return
    with tempfile.TemporaryDirectory() as folder:
        title, measure = PARTS[asked.parts[0]]
        print(f"## {title}\n", flush=True)
        for line in measure(Path(folder), asked.most):
            print(line, flush=True)
        print(flush=True)


if __name__ == "__main__":
    main()
