"""The kind of the error is the learner's choice."""


def outcome_of(learner, grad, shape):
    try:
        learner.unbroadcast(grad, shape)
    except Exception:
        return "an error"
    return "a gradient"
