"""Runs one job of Python: loads the learner's module, makes the calls, reports each value.

The value of this file is its last line, a function of the job (JSON text) and of `post`, which takes one report (JSON
text). What a test expects is never told to this interpreter; right and wrong are decided on the page.
"""

import builtins
import io
import json
import linecache
import sys
import traceback
import types

LEARNER = "learner.py"
MAX_DEPTH, MAX_VALUES, MAX_TEXT, MAX_MESSAGE = 12, 5_000, 20_000, 2_000

# Taken before the learner's first line: a program that replaces them harms only itself.
dumps, loads = json.dumps, json.loads
TracebackException, StackSummary = traceback.TracebackException, traceback.StackSummary


def encode(root):
    """JSON text of a value in the form of `wire.ts`."""
    left = MAX_VALUES

    def text(value):
        value = str(value)
        return dumps(value if len(value) <= MAX_TEXT else value[:MAX_TEXT] + "…")

    def number(value):
        if isinstance(value, int):
            return str(value)
        if value != value:
            return "NaN"
        if value in (float("inf"), float("-inf")):
            return "Infinity" if value > 0 else "-Infinity"
        return repr(value)

    def items(values, trail):
        return ",".join(visit(value, trail) for value in values if left > 0)

    def entries(pairs, trail):
        return ",".join(f"[{visit(key, trail)},{visit(value, trail)}]" for key, value in pairs if left > 0)

    def visit(value, trail):
        nonlocal left
        left -= 1
        kind = type(value)
        if value is None:
            return '{"t":"none"}'
        if kind is bool:
            return '{"t":"bool","v":true}' if value else '{"t":"bool","v":false}'
        if kind is int or kind is float:
            return f'{{"t":"number","v":"{number(value)}"}}'
        if kind is str:
            return f'{{"t":"text","v":{text(value)}}}'
        if left < 0 or len(trail) >= MAX_DEPTH or any(value is other for other in trail):
            return '{"t":"cut"}'
        trail = (*trail, value)
        if kind is list:
            return f'{{"t":"list","items":[{items(value, trail)}]}}'
        if kind is tuple:
            return f'{{"t":"list","items":[{items(value, trail)}],"of":"tuple"}}'
        if kind in (set, frozenset):
            ordered = sorted(value, key=repr)
            return f'{{"t":"list","items":[{items(ordered, trail)}],"of":"{kind.__name__}"}}'
        if kind is dict:
            return f'{{"t":"map","entries":[{entries(value.items(), trail)}]}}'
        if isinstance(value, (int, float)):
            return f'{{"t":"number","v":"{number(value)}"}}'
        if kind.__repr__ is object.__repr__ and hasattr(value, "__dict__"):
            fields = entries(vars(value).items(), trail)
            return f'{{"t":"map","entries":[{fields}],"of":{dumps(kind.__name__)}}}'
        if isinstance(value, (types.FunctionType, types.BuiltinFunctionType, type)):
            return f'{{"t":"other","v":{text(f"{kind.__name__} {value.__name__}")}}}'
        return f'{{"t":"other","v":{text(repr(value))}}}'

    return visit(root, ())


def message_of(error):
    """What the exception says. Its `__str__` may be the learner's, and may itself fail."""
    if isinstance(error, SystemExit):
        return "the program ended itself with exit()"
    try:
        text = error.msg if isinstance(error, SyntaxError) else str(error)
    except BaseException:
        return "its message cannot be shown"
    return text[:MAX_MESSAGE] if isinstance(text, str) else ""


def fault_of(error):
    """Name, message, the learner's last line, and a traceback of the learner's frames only."""
    fault = {"name": type(error).__name__, "message": message_of(error)}
    if isinstance(error, SyntaxError) and error.filename == LEARNER and isinstance(error.lineno, int):
        fault["line"] = error.lineno
    try:
        story = TracebackException.from_exception(error)
        telling = story
        while telling is not None:
            own = [frame for frame in telling.stack if frame.filename == LEARNER]
            if telling is story and own:
                fault.setdefault("line", own[-1].lineno)
            telling.stack = StackSummary.from_list(own)
            telling = telling.__cause__ or telling.__context__
        fault["trace"] = "".join(story.format()).rstrip()[:MAX_TEXT]
    except Exception:
        pass  # An exception that cannot be told still has its name.
    return fault


class Stream(io.TextIOBase):
    """Reports what is written to it line by line, up to the limits of the job."""

    def __init__(self, name, state):
        self.name, self.state, self.line = name, state, ""

    def writable(self):
        return True

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        *whole, self.line = (self.line + text).split("\n")
        for line in whole:
            self.state.print(self.name, line)
        if len(self.line) > self.state.bytes_left:
            self.end_line()
        return len(text)

    def end_line(self):
        if self.line:
            self.state.print(self.name, self.line)
            self.line = ""


class State:
    """Which call is running, and how much may still be printed."""

    def __init__(self, job, post):
        self.post, self.call = post, -1
        self.lines_left, self.bytes_left = job["outputLines"], job["outputBytes"]

    def print(self, name, line):
        if self.lines_left < 0:
            return
        self.lines_left -= 1
        self.bytes_left -= len(line)
        if self.lines_left < 0 or self.bytes_left < 0:
            self.lines_left = -1
            self.post('{"k":"flood"}')
            return
        shown = dumps(line if len(line) <= MAX_TEXT else line[:MAX_TEXT] + "…")
        self.post(f'{{"k":"print","call":{self.call},"s":"{name}","args":[{{"t":"text","v":{shown}}}]}}')


def load(name, filename, source):
    """A new module from text; its lines can be shown in tracebacks."""
    module = types.ModuleType(name)
    module.__file__ = filename
    sys.modules[name] = module
    linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)
    exec(compile(source, filename, "exec"), module.__dict__)
    return module


def no_input(prompt=""):
    raise EOFError("there is nobody to type an answer while tests run")


def run_job(job_text, post):
    job = loads(job_text)
    state = State(job, post)
    out, err = Stream("out", state), Stream("err", state)
    sys.stdout, sys.stderr = out, err
    builtins.input = no_input

    def end_lines():
        out.end_line()
        err.end_line()

    post('{"k":"started"}')
    probes = None
    try:
        if job.get("helpers") is not None:
            load("helpers", "helpers.py", job["helpers"])
        if job.get("probes") is not None:
            probes = load("probes", "tests.py", job["probes"])
        learner = load("learner", LEARNER, job["source"])
    except KeyboardInterrupt as error:
        end_lines()
        return post(dumps({"k": "overdue", "fault": fault_of(error)}))
    except BaseException as error:
        end_lines()
        return post(dumps({"k": "failed", "fault": fault_of(error)}))

    for index, call_text in enumerate(job["calls"]):
        state.call = index
        call = loads(call_text)
        try:
            home = probes if call["of"] == "probes" else learner
            function = getattr(home, call["name"], None)
            if not callable(function):
                raise NameError(f"there is no function {call['name']}; keep the line that begins with \"def\"")
            arguments = [learner, *call["args"]] if call["of"] == "probes" else call["args"]
            value = encode(function(*arguments))
            end_lines()
            post(f'{{"k":"value","call":{index},"value":{value}}}')
        except KeyboardInterrupt as error:
            end_lines()
            return post(dumps({"k": "overdue", "fault": fault_of(error)}))
        except BaseException as error:
            end_lines()
            post(dumps({"k": "threw", "call": index, "fault": fault_of(error)}))
    post('{"k":"done"}')


run_job
