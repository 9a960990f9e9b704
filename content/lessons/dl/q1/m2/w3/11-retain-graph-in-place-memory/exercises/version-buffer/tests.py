"""Saves, changes and reads buffers, and tells what came."""

import re


def attempt(read):
    """What was read, or the name of the error."""
    try:
        return read()
    except Exception as error:
        return type(error).__name__


def stale_words(buffer, token):
    """The two versions as the learner's message names them."""
    try:
        buffer.read(token)
    except Exception as error:
        if type(error).__name__ != "StaleError":
            raise
        found = re.search(r"is at version -?\d+; expected version -?\d+", str(error))
        return found[0] if found else str(error)
    return "no error"


def after_save(learner, data):
    buffer = learner.Buffer(data)
    return buffer.read(buffer.save())


def after_add(learner, k):
    buffer = learner.Buffer([1, 2])
    token = buffer.save()
    buffer.add_(k)
    return stale_words(buffer, token)


def sums(learner):
    buffer = learner.Buffer([1, 2])
    buffer.add_(2)
    return buffer.read(buffer.save())


def through_view(learner):
    """Saved at version 1, then changed through a view."""
    buffer = learner.Buffer([1, 2])
    buffer.add_(1)
    token = buffer.save()
    buffer.view().add_(1)
    return stale_words(buffer, token)


def numbers_through_view(learner):
    buffer = learner.Buffer([1, 2])
    buffer.view().add_(1)
    return buffer.read(buffer.save())


def view_after_base(learner):
    buffer = learner.Buffer([1, 2])
    view = buffer.view()
    token = view.save()
    buffer.add_(1)
    return stale_words(view, token)


def two_saves(learner):
    """Reading an older and a newer token, with a change between the two."""
    buffer = learner.Buffer([1, 2])
    older = buffer.save()
    buffer.add_(1)
    newer = buffer.save()
    return [attempt(lambda: buffer.read(older)), attempt(lambda: buffer.read(newer))]


def after_free(learner):
    """Reading a freed token, and another one of the same buffer."""
    buffer = learner.Buffer([1, 2])
    one, other = buffer.save(), buffer.save()
    buffer.free(one)
    return [attempt(lambda: buffer.read(one)), attempt(lambda: buffer.read(other))]


def version_after_reads(learner):
    buffer = learner.Buffer([1, 2])
    buffer.add_(1)
    token = buffer.save()
    attempt(lambda: buffer.read(token))
    attempt(lambda: buffer.read(token))
    return buffer.version


def token_of_another(learner):
    one, other = learner.Buffer([1, 2]), learner.Buffer([1, 2])
    return attempt(lambda: one.read(other.save()))


def list_of_caller(learner):
    data = [1, 2]
    buffer = learner.Buffer(data)
    data[0] = 9
    return buffer.read(buffer.save())
