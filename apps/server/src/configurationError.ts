/** The start cannot go on as configured; the message says in one line what is wrong and how to mend it (X5). */
export class ConfigurationError extends Error {}
