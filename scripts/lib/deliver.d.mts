export function deliver(from: string, to: string): { lessons: number; updates: string[] };
