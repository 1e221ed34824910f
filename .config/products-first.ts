import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * Begins each project with the tests of whole products, in `test/`, some of which take minutes. A file says little of how long it takes by its
 * size, which is all that is known of it in a fresh clone; and the other cores wait for one that is begun last.
 */
export class ProductsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const projects = [...new Set(sorted.map(({ project }) => project))];
    return projects.flatMap((project) => {
      const own = sorted.filter((file) => file.project === project);
      return [...own.filter(isOfProduct), ...own.filter((file) => !isOfProduct(file))];
    });
  }
}

function isOfProduct({ project, moduleId }: TestSpecification): boolean {
  return moduleId.startsWith(`${project.config.root}/test/`);
}
