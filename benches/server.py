#!/usr/bin/env python3
"""What the language server takes: to open a repository, and to answer a keystroke.

    cargo build --release
    benches/server.py target/release/paramount [--documents 2000] [--keystrokes 100] [--core 0]

A repository is made of the five policies and the example's courses, under other names, with one policy of 2,000 lines, and is
thrown away in the end. Then letters are typed as an editor sends them, one by one. The clock says when the server had judged
what was typed; the processor time is that of all its threads. On a shared machine the clock says little: the least of all
runs is nearest to what it takes, the median is what somebody met there. Needs Linux, Python and git.
"""

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LONG = "policies/long.yaml"
AMOUNT = "^ +every: [0-9]+"


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program")
    arguments.add_argument("--documents", type=int, default=2000)
    arguments.add_argument("--keystrokes", type=int, default=100)
    arguments.add_argument("--core", type=int, help="run the server on this core alone")
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder).resolve()
        make(folder, asked.documents)
        measure(folder, asked)


def make(folder, documents):
    """A repository: one document in five is a policy, the others are courses that stand under them."""
    (folder / "policies").mkdir()
    policies = sorted((ROOT / "policies/partnerships").glob("*/*.yaml"))
    for number in range(documents // 5 - 1):
        text = policies[number % len(policies)].read_text()
        (folder / f"policies/{number}.yaml").write_text(renamed(text, "policy", f"copy-{number}"))
    (folder / LONG).write_text(long_policy())
    example = ROOT / "tests/examples/course-repo/courses"
    courses = sorted(course.name for course in example.iterdir() if (course / "course.yaml").exists())
    for number in range(documents - documents // 5):
        course = folder / f"courses/{number}"
        shutil.copytree(example / courses[number % len(courses)], course)
        text = renamed((course / "course.yaml").read_text(), "course", f"course-{number}")
        policy = "long" if number % 100 == 0 else f"copy-{number % max(documents // 5 - 1, 1)}"
        (course / "course.yaml").write_text(renamed(text, "policy", policy))
    (folder / "paramount.yaml").write_text("paramount: config/v1\nstandards: [shared]\n")
    git = ["git", "-C", str(folder), "-c", "user.name=a", "-c", "user.email=a@example.org"]
    for command in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "--message", "Documents"]):
        subprocess.run(git + command, check=True)


def renamed(text, kind, name):
    lines = text.split("\n")
    at = next((at for at, line in enumerate(lines) if line.startswith(f"{kind}: ")), None)
    if at is None:
        lines.insert(2, f"{kind}: {name}")
    else:
        lines[at] = f"{kind}: {name}"
    return "\n".join(lines)


def long_policy():
    """Islington's strategy with Hampshire's commitments behind its own."""
    own = (ROOT / "policies/partnerships/islington/2024.yaml").read_text().split("\n")
    others = (ROOT / "policies/partnerships/hampshire/2019.yaml").read_text().split("\n")
    begin = others.index("commitments:") + 1
    end = next(at for at in range(begin, len(others)) if others[at].startswith("levels:"))
    at = own.index("levels:")
    return renamed("\n".join(own[:at] + others[begin:end] + own[at:]), "policy", "long")


def measure(folder, asked):
    lines = (folder / LONG).read_text().split("\n")
    print(f"{asked.documents} documents; the long policy has {len(lines)} lines")
    server = Server(os.path.abspath(asked.program), folder, asked.core)
    clock, spent = server.timed(lambda: server.begin())
    print(f"{'opened and judged':<44} {clock:8.0f} ms clock {spent:8.0f} ms processor, {server.memory()}")
    says = next(at for at, line in enumerate(lines) if at > len(lines) // 2 and line.strip().startswith("says:"))
    amount = next(at for at, line in enumerate(lines) if re.search(AMOUNT, line))
    title = next(at for at, line in enumerate(lines) if line.startswith("title:"))
    course = "courses/0/course.yaml"
    course_lines = (folder / course).read_text().split("\n")
    course_title = next(at for at, line in enumerate(course_lines) if line.startswith("title:"))
    lesson = next(folder.glob("courses/0/*.md")).relative_to(folder).as_posix()
    places = [
        ("a policy: a letter in a text", LONG, (says + 1, 8)),
        ("a policy: a digit of an amount", LONG, (amount, re.search(AMOUNT, lines[amount]).end())),
        ("a policy: a letter in the title", LONG, (title, 8)),
        ("a policy: a letter at the end", LONG, (len(lines) - 1, 0)),
        ("a course: a letter in the title", course, (course_title, 8)),
        ("a lesson: a letter", lesson, (0, 3)),
        ("the settings: a letter in a remark", "paramount.yaml", (2, 0)),
    ]
    for name, path, place in places:
        server.open(path, (folder / path).read_text())
        server.wait()
        letter = "1" if "digit" in name else "#" if "remark" in name or "end" in name else "x"
        typed = [server.timed(lambda: server.type(path, place, letter)) for _ in range(asked.keystrokes)]
        print_line(name, typed)
        with_lenses = []
        for _ in range(min(asked.keystrokes, 20)):
            with_lenses.append(server.timed(lambda: server.type_and_ask(path, place, letter)))
        print_line("  and all that an editor asks then", with_lenses)
        server.close(path)
        server.wait()
    print(f"{'in the end':<44} {server.memory()}")
    server.end()


def print_line(name, measured):
    clocks, spent = zip(*measured)
    middle = statistics.median
    print(
        f"{name:<44} {min(clocks):7.2f} least {middle(clocks):7.2f} median {max(clocks):8.2f} most ms clock,"
        f" {min(spent):7.2f} least {middle(spent):7.2f} median ms processor"
    )


class Server:
    def __init__(self, program, folder, core):
        pinned = (lambda: os.sched_setaffinity(0, {core})) if core is not None else None
        pipe = subprocess.PIPE
        command = [program, "server", "--stdio", "--today", "2026-11-22"]
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, cwd=folder, preexec_fn=pinned)
        self.folder = folder
        self.asked = 0
        self.typed = {}

    def begin(self):
        folders = [{"uri": self.address(""), "name": "folder"}]
        self.ask("initialize", {"capabilities": {}, "workspaceFolders": folders})
        self.tell("initialized", {})
        self.wait()

    def open(self, path, text):
        self.typed[path] = 0
        document = {"uri": self.address(path), "languageId": "yaml", "version": 0, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})

    def close(self, path):
        self.tell("textDocument/didClose", {"textDocument": {"uri": self.address(path)}})

    def type(self, path, place, letter):
        """A letter more, or the last one away, so that a text grows to a word and no longer."""
        self.typed[path] += 1
        line, column = place
        start = {"line": line, "character": column}
        is_back = self.typed[path] % 10 == 0
        end = {"line": line, "character": column + (9 if is_back else 0) * len(letter)}
        change = {"range": {"start": start, "end": end}, "text": "" if is_back else letter}
        document = {"uri": self.address(path), "version": self.typed[path]}
        self.tell("textDocument/didChange", {"textDocument": document, "contentChanges": [change]})
        self.wait()

    def type_and_ask(self, path, place, letter):
        self.type(path, place, letter)
        document = {"uri": self.address(path)}
        position = {"line": place[0], "character": place[1]}
        here = {"textDocument": document, "position": position, "range": {"start": position, "end": position}}
        for method in ("codeLens", "documentSymbol", "foldingRange", "codeAction", "completion", "hover"):
            self.ask(f"textDocument/{method}", {**here, "context": {"diagnostics": []}})

    def wait(self):
        """Whatever is asked is answered once everything that was written is judged; this costs nothing else."""
        self.ask("paramount/nothing", {})

    def timed(self, act):
        spent, clock = self.spent(), time.perf_counter()
        act()
        return (time.perf_counter() - clock) * 1000, (self.spent() - spent) / 1e6

    def spent(self):
        """Nanoseconds on a processor."""
        tasks = Path(f"/proc/{self.process.pid}/task").iterdir()
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks)

    def memory(self):
        lines = Path(f"/proc/{self.process.pid}/status").read_text().split("\n")
        now, most = (next(line.split()[1] for line in lines if line.startswith(name)) for name in ("VmRSS", "VmHWM"))
        return f"{int(now) / 1024:.0f} MiB held, {int(most) / 1024:.0f} at most"

    def address(self, path):
        return f"file://{self.folder}" + (f"/{path}" if path else "")

    def tell(self, method, params):
        self.send({"jsonrpc": "2.0", "method": method, "params": params})

    def ask(self, method, params):
        self.asked += 1
        self.send({"jsonrpc": "2.0", "id": self.asked, "method": method, "params": params})
        while True:
            message = self.receive()
            if message.get("id") == self.asked:
                return message.get("result")

    def send(self, message):
        body = json.dumps(message).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def receive(self):
        length = 0
        while (line := self.process.stdout.readline().strip()):
            length = int(line.split(b":")[1])
        return json.loads(self.process.stdout.read(length))

    def end(self):
        self.ask("shutdown", None)
        self.tell("exit", None)
        self.process.wait(10)


if __name__ == "__main__":
    main()
