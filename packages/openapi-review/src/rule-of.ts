/** The rule in the ID of a change: `field-added` of `wire:field-added:User.email`. */
export function ruleOf(id: string): string {
  return id.split(":")[1] ?? "";
}
