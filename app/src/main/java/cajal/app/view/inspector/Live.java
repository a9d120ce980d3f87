package cajal.app.view.inspector;

import cajal.project.Project;

/// A part of a form that follows the project.
@FunctionalInterface
interface Live {

  void show(Project project);
}
