export declare function codeLines(text: string): number;
