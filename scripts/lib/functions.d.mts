export function functionsOf(source: string): string;
