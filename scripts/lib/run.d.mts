/** Root of the checkout. */
export declare const root: string;
/** The environment in which lessons 5 and 6 run on the stand-in, whether CIFAR-10's files are there or not. */
export declare const onStandIn: { LECTERN_DATA: string };
/** An error whose message is all that the user needs to see. */
export declare class Stop extends Error {}
/** Runs `main`, and turns its errors into an exit code. */
export declare function program(main: (args: string[]) => Promise<number | undefined>): Promise<void>;
/** The path of a program in the Python environment. */
export function venv(program: string): string;
