def backprop(tape):
    """The gradient of the last entry's result with respect to every name on the tape."""
    grads = {}

    # TODO: give every name a gradient of 0, and the output a gradient of 1.

    for entry in tape:
        # TODO: is this the right direction? What does this node hand back to its inputs?
        pass

    return grads
