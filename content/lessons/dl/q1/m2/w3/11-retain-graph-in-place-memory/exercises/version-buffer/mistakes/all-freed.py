class StaleError(RuntimeError):
    """The numbers were written to after they were saved."""


class FreedError(RuntimeError):
    """The token was given up."""


class Storage:
    """Numbers and their version, shared by a buffer and its views."""

    def __init__(self, data):
        self.data = list(data)
        self.version = 0
        self.freed = False


class Token:
    def __init__(self, storage):
        self.storage = storage
        self.version = storage.version
        self.freed = False


class Buffer:
    def __init__(self, data, storage=None):
        self.storage = storage or Storage(data)

    @property
    def version(self):
        return self.storage.version

    def add_(self, k):
        self.storage.data[:] = [value + k for value in self.storage.data]
        self.storage.version += 1
        return self

    def view(self):
        return Buffer((), self.storage)

    def save(self):
        return Token(self.storage)

    def read(self, token):
        if token.storage is not self.storage:
            raise ValueError("this token belongs to another buffer")
        if self.storage.freed:
            raise FreedError("this token was freed before")
        now, then = self.version, token.version
        if now != then:
            raise StaleError(f"is at version {now}; expected version {then}")
        return list(self.storage.data)

    def free(self, token):
        self.storage.freed = True
