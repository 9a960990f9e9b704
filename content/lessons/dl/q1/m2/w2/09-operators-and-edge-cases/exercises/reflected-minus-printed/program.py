class Num:
    def __init__(self, value):
        self.value = value

    def __add__(self, other):
        return Num(self.value + lift(other).value)

    def __sub__(self, other):
        return Num(self.value - lift(other).value)

    __radd__ = __add__
    __rsub__ = __sub__


def lift(value):
    return value if isinstance(value, Num) else Num(value)


n = Num(5)
print((2 + n).value)
print((2 - n).value)
