// What we use of ts-fsrs; ts-fsrs.js is its ES module as published (`npm run vendor`).
export interface Memory {
  difficulty: number;
  stability: number;
}
export interface Model {
  next_state(memory: Memory | null, elapsedDays: number, rating: number): Memory;
  forgetting_curve(elapsedDays: number, stability: number): number;
  next_interval(stability: number, elapsedDays: number): number;
}
export function fsrs(parameters?: { request_retention?: number; enable_fuzz?: boolean }): Model;
