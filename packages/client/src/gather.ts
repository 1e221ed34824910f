import { defaultLimits, type MetricId, type MetricParams } from "@firsthand/contract";
import { createQuestion, type Question } from "./question.ts";

/** Room for the ids and brackets around the questions of one body. */
const bytesPerQuestion = 64;

/**
 * Gathers the questions of one tick and hands them on together; the same question twice becomes one.
 *
 * A tick is a timer, not a microtask. All effects of one React commit run in one task, so a microtask would hold the
 * panels that mount together; but a panel that mounts because another one's effect set state (a measured width, an opened
 * tab) comes a task later, and React schedules that task before a timer of 0 ms is due. Params that change twice before
 * the timer abort the first question unsent.
 */
export function createGatherer(windowMs = 0, send: (questions: readonly Question[]) => void) {
  const gathered = new Map<string, Question>();

  function flush(): void {
    const questions = [...gathered];
    gathered.clear();
    for (const request of split(questions)) send(request);
  }

  return function gather(metric: MetricId, params: MetricParams, leastMs = 0): Question {
    const text = JSON.stringify([metric, params]);
    const known = gathered.get(text);
    if (known !== undefined) return known;
    const question = createQuestion(metric, params);
    question.onAbandoned = () => gathered.delete(text);
    if (gathered.size === 0) setTimeout(flush, Math.max(windowMs, leastMs));
    gathered.set(text, question);
    return question;
  };
}

/** As few requests as the limits of a batch allow: 20 questions, 256 KiB. */
function split(questions: readonly (readonly [text: string, Question])[]): Question[][] {
  const encoder = new TextEncoder();
  const requests: Question[][] = [];
  let request: Question[] = [];
  let roomBytes = 0;
  for (const [text, question] of questions) {
    const size = encoder.encode(text).byteLength + bytesPerQuestion;
    roomBytes -= size;
    if (roomBytes < 0 || request.length === defaultLimits.queriesPerBatch) {
      request = [];
      requests.push(request);
      roomBytes = defaultLimits.queryBodyBytes - size;
    }
    request.push(question);
  }
  return requests;
}
