"""Runs sweeps with the learner's class and reads what is left on the leaves."""


def fork(learner):
    x, y = learner.Num(2), learner.Num(3)
    u = x * x
    return x, y, u + u * y


def after_sweeps(learner, times):
    """Gradients of x and y after `times` sweeps of u = x*x, v = u*y, f = u + v at (2, 3)."""
    x, y, f = fork(learner)
    for _ in range(times):
        f.backward()
    return {"x": x.grad, "y": y.grad}


def after_two_losses(learner):
    """The gradient of x after the sweeps of a = 3u and b = 5u, where u = x*x at 2."""
    x = learner.Num(2)
    u = x * x
    a, b = u * 3, u * 5
    a.backward()
    b.backward()
    return x.grad


def after_reset(learner):
    """Two sweeps, and between them the caller resets the leaves."""
    x, y, f = fork(learner)
    f.backward()
    x.grad = y.grad = 0.0
    f.backward()
    return {"x": x.grad, "y": y.grad}


def leaf_alone(learner):
    x = learner.Num(7)
    x.backward()
    return x.grad


def gradient_of_doublings(learner, times):
    x = c = learner.Num(1)
    for _ in range(times):
        c = c + c
    c.backward()
    return x.grad
