const f = (x: number) => x * x + x;

const [x, h] = [2, 0.25];
const slope = (f(x + h) - f(BLANK_left)) / BLANK_width;
console.log(slope);
