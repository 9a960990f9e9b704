"""What a plain call cannot say: a tape too long to write down, and an error whose kind is the learner's choice."""


def gradient_through_chain(learner, length):
    """The gradient of the first name after `length` operations with a local derivative of 1."""
    tape = [{"out": f"n{i + 1}", "inputs": [[f"n{i}", 1]]} for i in range(length)]
    return learner.backprop(tape)["n0"]


def outcome_of_twice_computed(learner):
    entry = {"out": "a", "inputs": [["x", 1]]}
    try:
        learner.backprop([entry, dict(entry)])
    except Exception:
        return "an error"
    return "gradients"
