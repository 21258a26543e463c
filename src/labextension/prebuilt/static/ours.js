// Which kernels are ours.

/** Whether a session runs on Lectern's kernel. */
export const isOurs = (session) => session?.kernel?.name === 'lectern';
