/** Words for the hour of the day, 0 to 23. */
export function greeting(hour: number): string {
  if (hour < 11) return 'Good morning'
  if (hour < 18) return 'Good afternoon'
  return 'Good evening'
}
