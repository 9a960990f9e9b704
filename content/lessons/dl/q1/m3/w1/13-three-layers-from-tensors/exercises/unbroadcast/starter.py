from helpers import shape_of, sum_axis


def unbroadcast(grad, shape):
    """Sums `grad` over the axes that were stretched."""
    extra = len(shape_of(grad)) - len(shape)  # axes missing on the left
    # TODO: raise an error if the shapes do not fit

    # TODO: sum over the missing axes, then over those of size 1
    return grad
