def f(x):
    return x * x + x


x, h = 2, 0.25
slope = (f(x + h) - f(BLANK_left)) / BLANK_width
print(slope)
