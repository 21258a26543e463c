// What running cells say in JavaScript's place: V8 would say the same of ordinary variables.

export const messages = {
  tooEarly: (name: string) => `Cannot access '${name}' before initialization`,
  notDefined: (name: string) => `${name} is not defined`,
  constant: () => 'Assignment to constant variable.',
};
