export function deliver(from: string, to: string, again?: readonly string[]): { lessons: number; updates: string[] };
export function isMeant(name: string, given: string): boolean;
