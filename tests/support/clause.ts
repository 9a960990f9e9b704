/** The stable part of one of PyTorch's messages: up to the first full stop, or to the details after a colon. */
export const clause = (message: string): string => message.split(/\.(?= |[A-Z])|: \[|: grad_output/)[0] ?? '';
