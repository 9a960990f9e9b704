class StaleError(RuntimeError):
    """The numbers were written to after they were saved."""


class FreedError(RuntimeError):
    """The token was given up."""


class Buffer:
    def __init__(self, data):
        self.data = list(data)
        self.version = 0

    def add_(self, k):
        # TODO: change the numbers in place, and count the change.
        return self

    def view(self):
        # TODO: the same numbers and the same version, not copies.
        return Buffer(self.data)

    def save(self):
        # TODO: what does read have to know later?
        return None

    def read(self, token):
        # TODO: three reasons to refuse.
        return list(self.data)

    def free(self, token):
        raise NotImplementedError("free is not written yet")
