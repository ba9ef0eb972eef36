package com.example.base;

import dev.planwright.Action;

/** A base class of another package: its actions are public. */
public abstract class Reviewing<E, R> {

  protected abstract R judge(E event);

  @Action
  public R review(E event) {
    return judge(event);
  }
}
