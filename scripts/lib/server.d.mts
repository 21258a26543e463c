export function serverArguments(folder: string): string[];
export function serverEnvironment(own?: string): NodeJS.ProcessEnv;
