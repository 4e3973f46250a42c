/** The version of the package, as package.json has it; every claim names the version that read it. */
export const VERSION = '0.1.0';
