export function values(): [name: string, numbers: Float64Array<ArrayBuffer>][];
