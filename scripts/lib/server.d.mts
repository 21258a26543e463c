export function serverArguments(folder: string): string[];
export function serverEnvironment(own?: string): NodeJS.ProcessEnv;
export function withArguments(own: string[], given: string[]): string[];
