"""NaN is not JSON, and the kind of the error is the learner's choice."""

import math
import re


def with_nan(learner):
    """A NaN of ours in `b`, beside an error of 0.5 in `W`."""
    return learner.report({"W": [1.0], "b": [math.nan, 2.0]}, {"W": [2.0], "b": [1.0, 2.0]})


def with_their_nan(learner):
    return learner.report({"b": [1.0]}, {"b": [math.nan]})


def outcome_of(learner, ours, theirs, name):
    """What happens: `a report`, or an error that says the name or does not."""
    try:
        learner.report(ours, theirs)
    except Exception as error:
        return "an error with the name" if re.search(rf"\b{name}\b", str(error)) else "an error without the name"
    return "a report"
