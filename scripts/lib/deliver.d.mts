export function deliver(from: string, to: string): string[];
