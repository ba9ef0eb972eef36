package com.example.greeting;

import dev.planwright.Action;
import dev.planwright.Agent;

@Agent(input = Greeter.Name.class, output = Greeter.Greeting.class)
final class Greeter {

  record Name(String name) {}

  record Greeting(String text) {}

  @Action(on = Name.class)
  Greeting greet(Name name) {
    return new Greeting("Hello " + name.name());
  }
}
