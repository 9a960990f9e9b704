from helpers import shape_of, sum_axis


def unbroadcast(grad, shape):
    """Sums `grad` over the axes that were stretched."""
    stretched = shape_of(grad)
    extra = len(stretched) - len(shape)  # axes missing on the left
    fits = all(size in (1, was) for size, was in zip(shape, stretched[max(extra, 0):]))
    if extra < 0 or not fits:
        raise ValueError(f"{shape} cannot be stretched to {stretched}")

    for axis, size in enumerate(shape):
        if size == 1:
            grad = sum_axis(grad, extra + axis, keep=True)
    return grad
