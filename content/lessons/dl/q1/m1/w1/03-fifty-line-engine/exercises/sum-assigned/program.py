class Num:
    def __init__(self, value, edges=()):
        self.value = value
        self.grad = 0
        self.edges = edges

    def __add__(self, other):
        return Num(self.value + other.value, [(self, 1), (other, 1)])


x = Num(3)
f = x + x
f.grad = 1
for source, local in f.edges:
    source.grad = local * f.grad

print(f.value, x.grad)
