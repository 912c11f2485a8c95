/** Input that a command cannot work with. Its message is one line: what was given, what is allowed, what to change. Exit code 2. */
export class UnusableInput extends Error {}
