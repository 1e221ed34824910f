import { isId } from "@firsthand/contract/catalogue";
import { deleteStored, readStored, writeStored } from "./store.ts";

/** A value that all tabs share; held by this page alone where it cannot be stored. */
export interface SharedRecord<T> {
  read(): T | null;
  write(value: T): void;
  remove(): void;
}

/** The value under `name`. What others wrote there and is no value of ours is not seen. */
export function createRecord<T extends { readonly id: string }>(name: string): SharedRecord<T> {
  let held: T | null = null;
  return {
    read() {
      const value = held ?? (readStored(name) as T | null);
      return isId(value?.id) ? value : null;
    },
    write(value) {
      held = writeStored(name, JSON.stringify(value)) ? null : value;
    },
    remove() {
      held = null;
      deleteStored(name);
    },
  };
}
